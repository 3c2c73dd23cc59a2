using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>A query of what exists. An instance belongs to one configured provider and serves concurrent calls.</summary>
internal abstract class Function
{
    public abstract FunctionShape Shape { get; }

    /// <param name="arguments">The arguments: validated, and all of them known.</param>
    public abstract Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken);
}
