using MediaProviders.Provider.Tests.Replays.Recorded;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>What came of a step that was done again.</summary>
/// <param name="Step">The recording.</param>
/// <param name="Answers">The answer to each of its calls.</param>
/// <param name="Ends">How each of its processes ended.</param>
/// <param name="Logged">What the processes told the engine.</param>
/// <param name="ApiAfter">The API's entries afterwards.</param>
internal sealed record ReplayedStep(
    RecordedStep Step, IReadOnlyDictionary<RecordedCall, Answer> Answers, IReadOnlyDictionary<int, PluginEnd> Ends, IReadOnlyList<LogRequest> Logged, string ApiAfter);
