namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>A difference from a recording that has to be.</summary>
/// <param name="Step">Scenario and step, such as <c>lifecycle/02-up-create</c>.</param>
/// <param name="Call">The call as <c>PROCESS/INDEX METHOD</c>, or <c>API</c> for the entries afterwards.</param>
/// <param name="Path">Where in the answer.</param>
/// <param name="Ours">What the plugin says there; null for nothing.</param>
/// <param name="Why">Why it must differ.</param>
internal sealed record ExplainedDifference(string Step, string Call, string Path, string? Ours, string Why)
{
    /// <summary>Whether it is this difference.</summary>
    public bool Explains(string call, TreeDifference difference) => call == Call && difference.Path == Path && difference.Ours == Ours;

    /// <summary>All of them. One that a replay does not meet fails its step.</summary>
    public static readonly IReadOnlyList<ExplainedDifference> All =
    [
    ];
}
