namespace MediaProviders.Provider.Tests.Replays;

/// <summary>One recorded command: what was said to its plugin processes, and the API before and after it.</summary>
/// <param name="Scenario">The folder of the scenario, such as <c>lifecycle</c>.</param>
/// <param name="Name">The folder of the step, such as <c>02-up-create</c>.</param>
/// <param name="Lines">What happened, in the order in which it ended.</param>
internal sealed record RecordedStep(string Scenario, string Name, IReadOnlyList<RecordedLine> Lines)
{
    /// <summary>The folder of the oldest engine.</summary>
    public const string Oldest = "3.260";

    private static readonly string Root = Repository.At("tests/Recordings");

    /// <summary>The API's entries and faults before.</summary>
    public string ApiBefore => File.ReadAllText(Path.Combine(Root, Scenario, Name, "api-before.json"));

    /// <summary>The API's entries after.</summary>
    public string ApiAfter => File.ReadAllText(Path.Combine(Root, Scenario, Name, "api-after.json"));

    /// <summary>The calls.</summary>
    public IEnumerable<RecordedCall> Calls => Lines.OfType<RecordedCall>();

    /// <summary>The numbers of the plugin processes.</summary>
    public IEnumerable<int> Processes => Lines.Select(line => line.Process).Distinct();

    /// <summary>The scenarios, by name, of the oldest engine too; the ones of another provider, below <c>naive/</c>, aside.</summary>
    public static IEnumerable<string> Scenarios() =>
        Directory.EnumerateDirectories(Root).Concat(Directory.EnumerateDirectories(Path.Combine(Root, Oldest)))
            .Select(folder => Path.GetRelativePath(Root, folder)).Where(name => name != Oldest && !name.EndsWith("naive", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The steps of a scenario, in order.</summary>
    public static IEnumerable<string> StepsOf(string scenario) =>
        Directory.EnumerateDirectories(Path.Combine(Root, scenario)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>Reads a step.</summary>
    public static RecordedStep Load(string scenario, string name) =>
        new(scenario, name, [.. File.ReadLines(Path.Combine(Root, scenario, name, "calls.jsonl")).Select(text => LineOf(JsonNode.Parse(text)!.AsObject()))]);

    /// <summary>The engine address a process was told: each phase of a command has its own, and all processes of the phase share it.</summary>
    public string EngineAddressOf(int process)
    {
        var handshake = Calls.First(call => call.Process == process && call.Method == "Handshake").Request;

        // The first field: tag, length, text.
        return Encoding.ASCII.GetString(handshake, 2, handshake[1]);
    }

    private static RecordedLine LineOf(JsonObject line) => (string?)line["event"] switch
    {
        "start" => new RecordedStart(
            (int)line["process"]!,
            [.. line["arguments"]!.AsArray().Select(argument => (string)argument!)],
            line["environment"]!.AsObject().ToDictionary(variable => variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal)),
        "signal" => new RecordedSignal((int)line["process"]!, (string)line["signal"]!, (int)line["ms"]!),
        null => RecordedCall.Of(line),
        var other => throw new InvalidOperationException($"Reading a recording: an event '{other}' is not known."),
    };
}
