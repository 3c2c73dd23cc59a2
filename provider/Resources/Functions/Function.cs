using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A query of what exists. An instance belongs to one configured provider and is used by many calls at a time.</summary>
internal abstract class Function
{
    public abstract FunctionShape Shape { get; }

    /// <param name="arguments">What is asked: all of it is known, and fits the shape.</param>
    public abstract Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken);
}
