namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>One recorded command: the program, what was typed, what was said to plugins, the state before and after.</summary>
internal sealed class RecordedStep
{
    private readonly string _directory;

    private RecordedStep(string scenario, string directory, string? before)
    {
        Scenario = scenario;
        _directory = directory;
        StateBefore = before is null ? null : File.ReadAllText(Path.Combine(before, "state.json"));
        Phases = ReadPhases(Path.Combine(directory, "calls.jsonl"));
        Arguments = File.ReadLines(Path.Combine(directory, "cli.txt")).First()[2..].Split(' ');
    }

    public static string Root { get; } = Repository.At("tests/Recordings");

    /// <summary>The answer of every recorded GetSchema, whose content no recording has.</summary>
    public static byte[] Schema { get; } = new GetSchemaResponse { Schema = File.ReadAllText(Path.Combine(Root, "reference-schema.json")) }.ToByteArray();

    /// <summary>Which engine was recorded.</summary>
    public EngineRelease Release => Phases.SelectMany(phase => phase.Calls).Any(call => call.Request.ContainsKey("sendsOldOutputsToCheck")) ? EngineRelease.Newest : EngineRelease.Oldest;

    public string Scenario { get; }

    public string Name => Path.GetFileName(_directory);

    public string? StateBefore { get; }

    public string StateAfter => File.ReadAllText(Path.Combine(_directory, "state.json"));

    public string Program => File.ReadAllText(Path.Combine(_directory, "Pulumi.yaml"));

    public IReadOnlyList<string> Arguments { get; }

    public IReadOnlyList<RecordedPhase> Phases { get; }

    /// <summary>Whether the command ended with exit code 0.</summary>
    public bool Succeeded => Printed.TrimEnd().EndsWith("--- exit code 0", StringComparison.Ordinal);

    /// <summary>All that the CLI printed.</summary>
    public string Printed => File.ReadAllText(Path.Combine(_directory, "cli.txt"));

    public string ImportFile => File.ReadAllText(Path.Combine(_directory, "import.json"));

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
