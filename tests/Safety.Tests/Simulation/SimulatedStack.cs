namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// A world with two API servers and one stack. The servers are <see cref="One"/>, at <c>http://127.0.0.1:5001</c> and <c>http://localhost:5001</c>, and
/// <see cref="Two"/>, at <c>http://127.0.0.1:5002</c>. Both know the bots "bot" and "bot-two" with the token "token-of-the-bots". The default provider is at
/// the first.
/// </summary>
internal sealed class SimulatedStack : ITestStack, IDisposable
{
    public const string Bot = "bot";
    public const string SecondBot = "bot-two";
    public const string Token = "token-of-the-bots";

    private readonly TestEngine engine;
    private (string Export, StateView View)? lastState;

    public SimulatedStack(
        int seed = 1, EmulatorSettings? settings = null, ProviderParts? parts = null, EngineSettings? engineSettings = null, bool foldsBotIds = false)
    {
        World = new SimulatedWorld(seed);
        Network = new SimulatedNetwork(World);
        One = AddServer(settings, foldsBotIds, FirstAddress, FirstAddressAgain);
        Two = AddServer(settings, foldsBotIds, SecondAddress);
        ClaimFolder = Directory.CreateTempSubdirectory("claims-").FullName;
        Environment["XDG_RUNTIME_DIR"] = ClaimFolder;
        Environment["TMPDIR"] = Path.Combine(ClaimFolder, "missing");
        Host = new SimulatedHost(World, Network, parts ?? new ProviderParts());
        Config["mediaproviders:endpoint"] = new ConfigValue(FirstAddress);
        Config["mediaproviders:botId"] = new ConfigValue(Bot);
        Config["mediaproviders:apiToken"] = new ConfigValue(Token, IsSecret: true);
        engine = new TestEngine((engineSettings ?? new EngineSettings { Plugins = Host }) with
        {
            Plugins = Host,
            Config = Config,
            Environment = Environment,
            Seed = seed,
            Time = World.Clock,
        });
    }

    public string FirstAddress => "http://127.0.0.1:5001";

    public string FirstAddressAgain => "http://localhost:5001";

    public string SecondAddress => "http://127.0.0.1:5002";

    Store ITestStack.One => One.Store;

    Store ITestStack.Two => Two.Store;

    Faults ITestStack.Faults => One.Faults;

    public SimulatedWorld World { get; }

    public SimulatedNetwork Network { get; }

    public SimulatedServer One { get; }

    public SimulatedServer Two { get; }

    public SimulatedHost Host { get; }

    /// <summary>The stack's configuration, which may be changed between commands.</summary>
    public Dictionary<string, ConfigValue> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>What plugins find in their environment.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Where claims are kept.</summary>
    public string ClaimFolder { get; }

    /// <summary>Files of claims that are left over.</summary>
    public string[] ClaimFiles => Directory.GetFiles(ClaimFolder, "*", SearchOption.AllDirectories);

    /// <summary>Everything the last command said, one text a line.</summary>
    public string Said { get; private set; } = "";

    /// <summary>How many requests both servers got since the start.</summary>
    public int RequestsInAll { get; private set; }

    /// <summary>The entry on the first server.</summary>
    public Entry? Has(string name, string bot = Bot) => One.Store.Find(bot, name);

    public CommandResult Up(ProgramText program, CommandOptions? options = null) => Run(token => engine.UpAsync(Program(program), options, token));

    public CommandResult Preview(ProgramText program, CommandOptions? options = null) => Run(token => engine.PreviewAsync(Program(program), options, token));

    public CommandResult Refresh(ProgramText program, CommandOptions? options = null) => Run(token => engine.RefreshAsync(Program(program), options, token));

    public CommandResult Destroy(ProgramText program, CommandOptions? options = null) => Run(token => engine.DestroyAsync(Program(program), options, token));

    public CommandResult Import(ProgramText program, string name, string id) => Run(token => engine.ImportAsync(
        Program(program), [new ImportRequest("mediaproviders:index:WhatsAppMediaProvider", name, id)],
        new CommandOptions { GenerateCode = false, ProtectImported = false }, token));

    /// <summary>Runs an up that the user interrupts after some time.</summary>
    public CommandResult UpInterrupted(ProgramText program, TimeSpan after, CommandOptions? options = null) =>
        Interrupted((engine, token) => engine.UpAsync(Program(program), options, token), after);

    /// <summary>Runs an up that is killed after some time, with all its plugins. The state is what was saved until then.</summary>
    public void UpKilled(ProgramText program, TimeSpan after, CommandOptions? options = null) =>
        Killed((engine, _) => engine.UpAsync(Program(program), options), after, pluginsNotice: false);

    /// <summary>Runs a command on the engine.</summary>
    public CommandResult Command(Func<TestEngine, CancellationToken, Task<CommandResult>> command) => Run(token => command(engine, token));

    /// <summary>Runs a command that the user interrupts after some time.</summary>
    public CommandResult Interrupted(Func<TestEngine, CancellationToken, Task<CommandResult>> command, TimeSpan after)
    {
        using var interrupt = new CancellationTokenSource();
        return Run(async _ =>
        {
            var running = command(engine, interrupt.Token);
            await Task.WhenAny(running, Task.Delay(after, World.Clock));
#pragma warning disable CA1849, S6966, MA0042 // On this thread, so that the order of things stays the seed's.
            interrupt.Cancel();
#pragma warning restore CA1849, S6966, MA0042
            return await running;
        });
    }

    /// <summary>Runs a command that is killed after some time.</summary>
    /// <param name="after">How long it runs.</param>
    /// <param name="pluginsNotice">True when only the engine is killed, and the plugins end by themselves; false when all die at once.</param>
    public void Killed(Func<TestEngine, CancellationToken, Task<CommandResult>> command, TimeSpan after, bool pluginsNotice)
    {
        var killed = new SimulatedProcess(World, "engine");
        World.Run(new SimulatedProcess(World, "watch"), async () =>
        {
            killed.Post(async _ => await command(engine, CancellationToken.None), null);
            await Task.Delay(after, World.Clock);
            killed.Kill();
            await Task.WhenAll(Host.Running.Select(plugin => EndAsync(plugin, pluginsNotice)));
            return true;
        });
    }

    /// <summary>Runs a command during which one plugin is killed.</summary>
    public CommandResult WithPluginKilled(Func<TestEngine, CancellationToken, Task<CommandResult>> command, TimeSpan after) => Run(async _ =>
    {
        var running = command(engine, CancellationToken.None);
        await Task.WhenAny(running, Task.Delay(after, World.Clock));
        if (Host.Running is { Count: > 0 } plugins && !running.IsCompleted)
        {
            plugins[World.Random.Next(plugins.Count)].Kill();
        }

        return await running;
    });

    /// <summary>Edits the state by hand.</summary>
    public void Forge(Func<string, string> edit) => engine.ImportState(edit(engine.ExportState(showSecrets: true)));

    /// <summary>The state's media providers: read once, until a command changes the state.</summary>
    public StateView ReadState()
    {
        var export = engine.ExportState(showSecrets: true);
        if (lastState is not { } last || last.Export != export)
        {
            lastState = last = (export, StateView.Read(export));
        }

        return last.View;
    }

    /// <summary>The state as an export that shows no secret.</summary>
    public string ExportMaskedState() => engine.ExportState(showSecrets: false);

    public int Count(string method) => One.Count(method) + Two.Count(method);

    Task<CommandResult> ITestStack.UpAsync(ProgramText program, CommandOptions? options) => Task.FromResult(Up(program, options));

    Task<CommandResult> ITestStack.PreviewAsync(ProgramText program) => Task.FromResult(Preview(program));

    Task<CommandResult> ITestStack.RefreshAsync(ProgramText program, CommandOptions? options) => Task.FromResult(Refresh(program, options));

    Task<CommandResult> ITestStack.DestroyAsync(ProgramText program, CommandOptions? options) => Task.FromResult(Destroy(program, options));

    public void Dispose() => Directory.Delete(ClaimFolder, recursive: true);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task EndAsync(SimulatedPlugin plugin, bool notices)
    {
        if (notices)
        {
            return plugin.StopAsync();
        }

        plugin.Kill();
        return Task.CompletedTask;
    }

    private static StackProgram Program(ProgramText program) => new(program.ToString());

    private SimulatedServer AddServer(EmulatorSettings? settings, bool foldsBotIds, params string[] addresses)
    {
        var server = new SimulatedServer(World, new EmulatorOptions
        {
            Settings = settings ?? new EmulatorSettings(),
            Bots = [new BotAccess(Bot, Token), new BotAccess(SecondBot, Token)],
            Time = World.Clock,
            Store = new Store(World.Clock, foldsBotIds ? StringComparer.OrdinalIgnoreCase : null),
        });
        foreach (var address in addresses)
        {
            Network.Add(address, server);
        }

        return server;
    }

    private CommandResult Run(Func<CancellationToken, Task<CommandResult>> command)
    {
        RequestsInAll += One.Requests.Count + Two.Requests.Count;
        One.Requests.Clear();
        Two.Requests.Clear();
        var result = World.Run(new SimulatedProcess(World, "engine"), () => command(CancellationToken.None));
        Said = string.Concat(result.Diagnostics.Select(diagnostic => $"{diagnostic.Severity}: {diagnostic.Text}\n"));
        return result;
    }
}
