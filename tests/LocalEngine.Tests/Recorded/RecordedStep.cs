namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>One recorded command: the program, what was typed, what was said to plugins, the state before and after.</summary>
internal sealed class RecordedStep(string scenario, string directory, string? before)
{
    public static string Root { get; } = Repository.At("tests/Recordings");

    /// <summary>The answer of every recorded GetSchema, whose content no recording has.</summary>
    public static byte[] Schema { get; } = new GetSchemaResponse { Schema = File.ReadAllText(Path.Combine(Root, "reference-schema.json")) }.ToByteArray();

    /// <summary>Which engine was recorded.</summary>
    public EngineRelease Release =>
        Phases.SelectMany(phase => phase.Calls).Any(call => call.Request.ContainsKey("sendsOldOutputsToCheck")) ? EngineRelease.Newest : EngineRelease.Oldest;

    public string Scenario { get; } = scenario;

    public string Name => Path.GetFileName(directory);

    public string? StateBefore { get; } = before is null ? null : File.ReadAllText(Path.Combine(before, "state.json"));

    public string StateAfter => File.ReadAllText(Path.Combine(directory, "state.json"));

    public string Program => File.ReadAllText(Path.Combine(directory, "Pulumi.yaml"));

    public IReadOnlyList<string> Arguments { get; } = File.ReadLines(Path.Combine(directory, "cli.txt")).First()[2..].Split(' ');

    public IReadOnlyList<RecordedPhase> Phases { get; } = ReadPhases(Path.Combine(directory, "calls.jsonl"));

    /// <summary>Whether the command ended with exit code 0.</summary>
    public bool Succeeded => Printed.TrimEnd().EndsWith("--- exit code 0", StringComparison.Ordinal);

    /// <summary>All that the CLI printed.</summary>
    public string Printed => File.ReadAllText(Path.Combine(directory, "cli.txt"));

    public string ImportFile => File.ReadAllText(Path.Combine(directory, "import.json"));

    /// <summary>The value that follows a flag, or null.</summary>
    public IEnumerable<string> Values(string flag) => Arguments.Zip(Arguments.Skip(1)).Where(pair => pair.First == flag).Select(pair => pair.Second);

    public static IEnumerable<string> StepNames(string scenario) =>
        Directory.EnumerateDirectories(Path.Combine(Root, scenario)).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal);

    public static RecordedStep Load(string scenario, string step)
    {
        var names = StepNames(scenario).ToList();
        var index = names.IndexOf(step);
        return new RecordedStep(scenario, Path.Combine(Root, scenario, step), index == 0 ? null : Path.Combine(Root, scenario, names[index - 1]));
    }

    private static List<RecordedPhase> ReadPhases(string path)
    {
        var lines = File.ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var calls = lines.Where(line => line["method"] is not null).Select(line => new RecordedCall(line)).ToList();
        var processes = lines.Where(line => (string?)line["event"] == "start").Select(line => new RecordedProcess(
            (int)line["process"]!,
            line["environment"]!.AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal),
            [.. calls.Where(call => call.Process == (int)line["process"]!).OrderBy(call => call.Index)]));

        // Each phase has an engine address of its own: the first field of every handshake, real in the bytes.
        return [.. processes
            .GroupBy(process => EngineAddress(process.Calls[0].RequestBytes), StringComparer.Ordinal)
            .Select(group => new RecordedPhase([.. group.OrderBy(process => process.Number)]))
            .OrderBy(phase => phase.Processes[0].Number)];
    }

    private static string EngineAddress(byte[] handshake) => System.Text.Encoding.ASCII.GetString(handshake, 2, handshake[1]);
}

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

/// <summary>One call of a recording.</summary>
internal sealed class RecordedCall(JsonObject json)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Process { get; } = (int)json["process"]!;

    public int Index { get; } = (int)json["call"]!;

    public string Method { get; } = (string)json["method"]!;

    public int StartMs { get; } = (int)json["startMs"]!;

    public int EndMs { get; } = (int)json["endMs"]!;

    public JsonObject Request { get; } = (JsonObject)json["request"]!.DeepClone();

    public byte[] RequestBytes { get; } = Convert.FromBase64String((string)json["requestBytes"]!);

    public byte[]? ResponseBytes { get; } = json["responseBytes"] is { } bytes ? Convert.FromBase64String(bytes.GetValue<string>()) : null;

    public JsonObject? Error { get; } = json["error"] as JsonObject;

    public string Urn => (string?)Request["urn"] ?? string.Empty;

    /// <summary>Completes when the engine under test has made this call.</summary>
    public Task Arrived => _arrived.Task;

    public void Arrive() => _arrived.TrySetResult();

    /// <summary>True when this call was running while the other one began: it was answered only afterwards.</summary>
    public bool Overlaps(RecordedCall other) => other.Process == Process && other != this && other.StartMs < EndMs && other.Index > Index;
}
