using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The resource exists, or may exist, but is not known to be what was wanted. It must be kept in the state; the next run finishes it.</summary>
/// <param name="reason">What is not finished and what happens next. Never a secret: fronts show it as it is.</param>
internal sealed class PartlyDoneException(string id, ObjectValue inputs, ObjectValue state, string reason) : Exception(reason)
{
    public string Id => id;

    public ObjectValue Inputs => inputs;

    public ObjectValue State => state;
}
