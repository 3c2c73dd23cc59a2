namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>A stack whose secrets are all canaries, against an emulator of its own; what every command lets out becomes evidence.</summary>
internal sealed class SecretStack : IAsyncDisposable
{
    public const string Bot = "bot";
    private readonly ProcessPluginHost? processes;
    private readonly TestEngine engine;

    private SecretStack(SinchEmulator emulator, string? executable, string? plant = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        Emulator = emulator;
        Set("mediaproviders:endpoint", emulator.Address);
        Set("mediaproviders:botId", Bot);
        SetSecret("mediaproviders:apiToken", Secrets.Token.Text);
        SetSecret("mediaproviders:headers", $"{{\"X-Gateway-Key\": {Programs.Json(Secrets.Header)}}}");
        SetSecret("password", Secrets.Password.Text);
        SetSecret("bearer", Secrets.Bearer.Text);
        SetSecret("user", Secrets.MarkedUser.Text);
        var environment = Environment.Environment;
        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            environment[name] = value;
        }

        processes = executable is null ? null : new ProcessPluginHost(executable);
        engine = new TestEngine(new EngineSettings
        {
            Plugins = new WatchedPluginHost((IPluginHost?)processes ?? new InProcessPluginHost(plant), Evidence, Look),
            Config = Config,
            StateFile = Environment.StateFile,
            Environment = environment,
        });
    }

    public SinchEmulator Emulator { get; }

    public Evidence Evidence { get; } = new(Secrets.Search);

    public StackEnvironment Environment { get; } = new();

    public Dictionary<string, ConfigValue> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>The built plugin's executable.</summary>
    public static string Executable => StartedPlugin.Path;

    /// <summary>The ends of the plugin's processes so far.</summary>
    public IReadOnlyList<PluginExit> Exits => processes?.Exits ?? [];

    /// <summary>A stack whose plugin runs as processes of its own.</summary>
    public static Task<SecretStack> StartProcessesAsync(string? executable = null, IReadOnlyDictionary<string, string>? variables = null) =>
        StartAsync(executable ?? Executable, variables: variables);

    /// <summary>A stack whose plugin runs in this process.</summary>
    /// <param name="plant">What is wrong with it; null for nothing.</param>
    public static Task<SecretStack> StartInProcessAsync(string? plant = null) => StartAsync(executable: null, plant);

    public void Set(string key, string value) => Config[key] = new ConfigValue(value);

    public void SetSecret(string key, string value) => Config[key] = new ConfigValue(value, IsSecret: true);

    public Task<CommandResult> PreviewAsync(string program) => RunAsync(engine.PreviewAsync(Read(program)));

    public Task<CommandResult> UpAsync(string program, CommandOptions? options = null) => RunAsync(engine.UpAsync(Read(program), options));

    public Task<CommandResult> RefreshAsync(string program) => RunAsync(engine.RefreshAsync(Read(program)));

    public Task<CommandResult> DestroyAsync(string program) => RunAsync(engine.DestroyAsync(Read(program)));

    public Task<CommandResult> ImportAsync(string program, string name, string id, bool protect = true) => RunAsync(engine.ImportAsync(
        Read(program), [new ImportRequest("mediaproviders:index:WhatsAppMediaProvider", name, id)], new CommandOptions { ProtectImported = protect }));

    /// <summary>Changes the state behind the engine's back.</summary>
    public void ForgeState(Func<string, string> forge) => engine.ImportState(forge(engine.ExportState(showSecrets: true)));

    /// <summary>Looks at files and processes.</summary>
    public void Look() => Environment.Look(Evidence, processes is not null);

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Environment.Dispose();
    }

    private static async Task<SecretStack> StartAsync(string? executable, string? plant = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var emulator = await SinchEmulator.StartAsync(
            new EmulatorOptions { Bots = [new BotAccess(Bot, Secrets.Token.Text), new BotAccess("other", Secrets.OtherToken.Text)] });
        emulator.Store.Put(Bot, Entry.Basic("neighbour", "neighbour", Secrets.Neighbour.Text));
        emulator.Store.Put(Bot, Entry.Bearer("neighbour-bearer", Secrets.NeighbourBearer.Text));
        emulator.Store.Put(Bot, Entry.Basic("taken", "stranger", Secrets.Stranger.Text));
        emulator.Store.Put(Bot, Entry.Basic("old name.v1", Secrets.User, Secrets.Imported.Text));
        return new SecretStack(emulator, executable, plant, variables);
    }

    private StackProgram Read(string program) => new(program, Environment.Program, "secrecy");

    private async Task<CommandResult> RunAsync(Task<CommandResult> command)
    {
        var result = await command;
        Evidence.Add(result);
        foreach (var exit in Exits)
        {
            Evidence.Add(Channel.StandardOutput, result.Command, exit.Output);
            Evidence.Add(Channel.StandardError, result.Command, exit.Errors);
        }

        Look();
        return result;
    }
}
