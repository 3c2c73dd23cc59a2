namespace MediaProviders.Provider.Tests.Replays;

/// <summary>What came of a step that was done again.</summary>
/// <param name="Step">The recording.</param>
/// <param name="Answers">The answer to each of its calls.</param>
/// <param name="Ends">How each of its processes ended.</param>
/// <param name="Logged">What the processes told the engine.</param>
/// <param name="ApiAfter">The API's entries afterwards.</param>
internal sealed record ReplayedStep(
    RecordedStep Step, IReadOnlyDictionary<RecordedCall, Answer> Answers, IReadOnlyDictionary<int, ProgramRun> Ends, IReadOnlyList<LogRequest> Logged,
    string ApiAfter);

/// <summary>What a call was answered with.</summary>
/// <param name="Status">The name of the gRPC status, such as <c>UNKNOWN</c>; <c>OK</c> for success.</param>
/// <param name="Message">The text of a failure; empty for success.</param>
/// <param name="Content">The answer, or the details of a failure, as comparable JSON.</param>
internal sealed record Answer(string Status, string Message, JsonNode Content);
