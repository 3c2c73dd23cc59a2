using MediaProviders.Emulator.Learning;

namespace MediaProviders.Emulator.Tests.Learning;

/// <summary>An empty folder, and an endpoint to learn from: an emulator with the bot <c>bot-one</c>. Everything secret starts with CANARY.</summary>
internal sealed class LearnDesk(SinchEmulator endpoint) : IAsyncDisposable
{
    public const string Token = "CANARY-TOKEN";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("emulator-learn-");
    private readonly Dictionary<string, string> _variables =
        new(StringComparer.Ordinal) { ["SINCH_API_TOKEN"] = Token, ["SINCH_ENDPOINT"] = endpoint.Address, ["SINCH_BOT_ID"] = "bot-one" };

    public SinchEmulator Endpoint { get; } = endpoint;

    public string[] Files => [.. _folder.EnumerateFiles().Select(file => file.Name)];

    public static async Task<LearnDesk> SetAsync(EmulatorSettings? settings = null, params Entry[] entries)
    {
        var endpoint = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot-one", Token)], Settings = settings ?? new() });
        foreach (var entry in entries)
        {
            endpoint.Store.Put("bot-one", entry);
        }

        return new LearnDesk(endpoint);
    }

    /// <summary>Changes a variable; null removes it.</summary>
    public LearnDesk With(string name, string? value)
    {
        _variables.Remove(name);
        if (value is not null)
        {
            _variables[name] = value;
        }

        return this;
    }

    public string At(string file) => Path.Combine(_folder.FullName, file);

    public string Read(string file) => File.ReadAllText(At(file));

    /// <summary>Learns within this process, to the file <c>learned.json</c>.</summary>
    public async Task<ProgramRun> LearnAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var options = LearnOptions.Read(["--output", At("learned.json"), .. args], _variables.GetValueOrDefault, GivenFile.Read);
        int code = await new LearnCommand(options, output, errors, TimeProvider.System).RunAsync(CancellationToken.None);
        return new ProgramRun(code, output.ToString(), errors.ToString());
    }

    /// <summary>A process that learns, in this folder.</summary>
    public Standalone Start(params string[] args) => Start("dotnet", [Standalone.Program, "learn", .. args]);

    /// <summary>Any process in this folder, with the variables of the endpoint.</summary>
    public Standalone Start(string executable, string[] args)
    {
        var start = new ProcessStartInfo(executable, args) { WorkingDirectory = _folder.FullName };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("SINCH_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in _variables)
        {
            start.Environment[name] = value;
        }

        return Standalone.Start(start);
    }

    public async ValueTask DisposeAsync()
    {
        await Endpoint.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
