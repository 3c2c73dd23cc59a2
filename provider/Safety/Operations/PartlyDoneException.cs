using MediaProviders.Values;

namespace MediaProviders.Safety.Operations;

/// <summary>The resource exists, or may exist, but is not known to be what was wanted. It must be kept in the state; the next run finishes it.</summary>
/// <param name="id">What it is found by.</param>
/// <param name="inputs">What was wanted.</param>
/// <param name="state">What it is, as far as known; complete.</param>
/// <param name="reason">What is not finished and what happens next. Never a secret: fronts show it as it is.</param>
internal sealed class PartlyDoneException(string id, ObjectValue inputs, ObjectValue state, string reason) : Exception(reason)
{
    /// <summary>What it is found by.</summary>
    public string Id { get; } = id;

    /// <summary>What was wanted.</summary>
    public ObjectValue Inputs { get; } = inputs;

    /// <summary>What it is, as far as known; complete.</summary>
    public ObjectValue State { get; } = state;
}
