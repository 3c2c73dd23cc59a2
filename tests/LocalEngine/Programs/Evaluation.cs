using System.Collections.Immutable;

namespace MediaProviders.LocalEngine.Programs;

/// <summary>A value and the urns of the resources it was made from.</summary>
internal sealed record Evaluation(Value Value, ImmutableSortedSet<string> Urns)
{
    public static readonly ImmutableSortedSet<string> NoUrns = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static Evaluation Of(Value value) => new(value, NoUrns);
}
