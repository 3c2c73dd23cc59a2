namespace MediaProviders.Safety.Tests.Processes;

/// <summary>
/// A stack with real plugin processes over the real wire, and two emulators on ports of their own. Only update phases are run: starts cost time.
/// </summary>
internal sealed class ProcessStack : ITestStack
{
    private readonly SinchEmulator one;
    private readonly SinchEmulator two;
    private readonly TestEngine engine;
    private readonly string claimFolder = Directory.CreateTempSubdirectory("claims-").FullName;
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    private ProcessStack(SinchEmulator one, SinchEmulator two)
    {
        this.one = one;
        this.two = two;
        environment["XDG_RUNTIME_DIR"] = claimFolder;
        engine = new TestEngine(new EngineSettings
        {
            Plugins = new ProcessPluginHost(StartedPlugin.Path),
            Environment = environment,
            Config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
            {
                ["mediaproviders:endpoint"] = new(FirstAddress),
                ["mediaproviders:botId"] = new("bot"),
                ["mediaproviders:apiToken"] = new(Token, IsSecret: true),
            },
        });
    }

    /// <summary>The token of every bot.</summary>
    public const string Token = "token-of-the-bots";

    public string FirstAddress => one.Address;

    public string FirstAddressAgain => one.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public string SecondAddress => two.Address;

    public Store One => one.Store;

    public Store Two => two.Store;

    public Faults Faults => one.Faults;

    public string Said { get; private set; } = "";

    /// <summary>Files of claims that are left over.</summary>
    public string[] ClaimFiles => Directory.GetFiles(claimFolder, "*", SearchOption.AllDirectories);

    /// <summary>What plugins find in their environment besides that of the tests, which may be changed between commands.</summary>
    public Dictionary<string, string> Environment => environment;

    /// <summary>Where claims are kept.</summary>
    public string ClaimFolder => claimFolder;

    public static async Task<ProcessStack> StartAsync(EmulatorSettings? settings = null, bool foldsBotIds = false)
    {
        var options = new EmulatorOptions
            { Settings = settings ?? new EmulatorSettings(), Bots = [new BotAccess("bot", Token), new BotAccess("bot-two", Token)] };
        EmulatorOptions WithStore() => options with { Store = new Store(botIds: foldsBotIds ? StringComparer.OrdinalIgnoreCase : null) };
        return new ProcessStack(await SinchEmulator.StartAsync(WithStore()), await SinchEmulator.StartAsync(WithStore()));
    }

    public int Count(string method) => one.Requests.Count(method) + two.Requests.Count(method);

    public Task<CommandResult> UpAsync(ProgramText program, CommandOptions? options = null) => UpAsync(program, options, CancellationToken.None);

    /// <summary>Runs an up that the token interrupts.</summary>
    public Task<CommandResult> UpAsync(ProgramText program, CommandOptions? options, CancellationToken interrupt) =>
        RunAsync(() => engine.UpAsync(new StackProgram(program.ToString()), (options ?? new CommandOptions()) with { SkipPreview = true }, interrupt));

    public Task<CommandResult> PreviewAsync(ProgramText program) => RunAsync(() => engine.PreviewAsync(new StackProgram(program.ToString())));

    public Task<CommandResult> RefreshAsync(ProgramText program, CommandOptions? options = null) =>
        RunAsync(() => engine.RefreshAsync(new StackProgram(program.ToString()), (options ?? new CommandOptions()) with { SkipPreview = true }));

    public Task<CommandResult> DestroyAsync(ProgramText program, CommandOptions? options = null) =>
        RunAsync(() => engine.DestroyAsync(new StackProgram(program.ToString()), (options ?? new CommandOptions()) with { SkipPreview = true }));

    public StateView ReadState() => StateView.Read(engine.ExportState(showSecrets: true));

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
        Directory.Delete(claimFolder, recursive: true);
    }

    private async Task<CommandResult> RunAsync(Func<Task<CommandResult>> command)
    {
        one.Requests.Clear();
        two.Requests.Clear();
        var result = await command();
        Said = string.Join('\n', result.Diagnostics.Select(diagnostic => $"{diagnostic.Severity}: {diagnostic.Text}"));
        return result;
    }
}
