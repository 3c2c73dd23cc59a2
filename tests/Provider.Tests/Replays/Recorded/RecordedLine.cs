namespace MediaProviders.Provider.Tests.Replays.Recorded;

/// <summary>One line of a recording: something that happened to a plugin process. Lines stand in the order in which things ended.</summary>
/// <param name="Process">The number of the process in its scenario.</param>
/// <param name="StartMs">When it began, in milliseconds since the process started.</param>
/// <param name="EndMs">When it had ended.</param>
internal abstract record RecordedLine(int Process, int StartMs, int EndMs);

/// <summary>The engine started a plugin.</summary>
internal sealed record RecordedStart(int Process, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment) : RecordedLine(Process, 0, 0);

/// <summary>The engine sent a signal.</summary>
internal sealed record RecordedSignal(int Process, string Signal, int Ms) : RecordedLine(Process, Ms, Ms);
