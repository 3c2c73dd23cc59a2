using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources.Functions;

/// <summary>A question about what exists. An instance belongs to one configured provider and is used by many calls at a time.</summary>
internal abstract class Function
{
    public abstract FunctionShape Shape { get; }

    /// <summary>Answers; wrong arguments are problems in the answer, not exceptions.</summary>
    public abstract Task<Answer> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken);

    /// <param name="Result">What was asked for; empty when there are problems.</param>
    internal sealed record Answer(ObjectValue Result, IReadOnlyList<Problem> Problems);
}
