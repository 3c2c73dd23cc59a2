namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>One plugin process of a recording, its calls in order of arrival.</summary>
internal sealed record RecordedProcess(int Number, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<RecordedCall> Calls);

/// <summary>One phase of a recorded command: the processes that were given one engine address.</summary>
internal sealed record RecordedPhase(IReadOnlyList<RecordedProcess> Processes)
{
    public IEnumerable<RecordedCall> Calls => Processes.SelectMany(process => process.Calls);

    /// <summary>The names of the program's things in the order in which the engine came to them.</summary>
    public IReadOnlyList<string> Order =>
    [
        .. Processes.SelectMany((process, rank) => process.Calls.Select(call => (call, rank)))
            .Where(entry => entry.call.Method is "Check" or "CheckConfig" or "Read" or "Delete")
            .OrderBy(entry => entry.rank).ThenBy(entry => entry.call.Index)
            .Select(entry => entry.call.Urn[(entry.call.Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..])
            .Distinct(StringComparer.Ordinal),
    ];
}
