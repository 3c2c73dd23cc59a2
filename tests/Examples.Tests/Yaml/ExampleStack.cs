using MediaProviders.LocalEngine.Plugins;

namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>
/// An example's stack in the hands of the local engine, with the built plugin and an emulator. Its configuration is the stack file's; every secret the programs
/// declare has the value <c>secret-of-KEY</c>, and no command may ever show one.
/// </summary>
internal sealed class ExampleStack : IAsyncDisposable
{
    /// <summary>What every secret begins with.</summary>
    public const string SecretMark = "secret-of-";

    private readonly string folder;
    private readonly TestEngine engine;
    private readonly bool ownsApi;

    private ExampleStack(string example, string stack, SinchEmulator api, bool ownsApi)
    {
        folder = Path.Combine(ExampleFolder.Path, example);
        Api = api;
        this.ownsApi = ownsApi;
        ReadConfiguration(stack);
        engine = new TestEngine(new EngineSettings { Plugins = new ProcessPluginHost(StartedPlugin.Path), Stack = stack, Config = Config, Seed = 1 });
    }

    /// <summary>The stack's configuration; it may be changed between commands.</summary>
    public Dictionary<string, ConfigValue> Config { get; } = new(StringComparer.Ordinal);

    public SinchEmulator Api { get; }

    /// <summary>Opens a stack of an example on an emulator of its own, whose bots any token opens that begins with the mark of a secret.</summary>
    public static async Task<ExampleStack> OpenAsync(string example, string stack = "dev") =>
        new(example, stack, await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = SecretMark + "apiToken" }), ownsApi: true);

    /// <summary>Opens a stack of an example on an emulator that others use too.</summary>
    public static ExampleStack OpenOn(SinchEmulator api, string example, string stack = "dev") => new(example, stack, api, ownsApi: false);

    /// <summary>The program of the example, or of one of its steps.</summary>
    public StackProgram Program(string step = "") => StackProgram.FromDirectory(Path.Combine(folder, step));

    public Task<CommandResult> PreviewAsync(string step = "") => Quiet(engine.PreviewAsync(Program(step)));

    public Task<CommandResult> UpAsync(string step = "") => Quiet(engine.UpAsync(Program(step)));

    public Task<CommandResult> UpAsync(StackProgram program) => Quiet(engine.UpAsync(program));

    public Task<CommandResult> DestroyAsync() => Quiet(engine.DestroyAsync(Program()));

    public Task<CommandResult> ImportAsync(params ImportRequest[] imports) =>
        Quiet(engine.ImportAsync(Program(), imports, new CommandOptions { GenerateCode = false, ProtectImported = false }));

    /// <summary>The steps on our own resources, as <c>operation name</c>, without what stays the same.</summary>
    public static IReadOnlyList<string> Steps(CommandResult result) =>
        [.. result.Steps.Where(step => step.Operation != StepOperation.Same && step.Urn.Contains("WhatsAppMediaProvider::", StringComparison.Ordinal))
            .Select(step => $"{step.Operation} {step.Name}")];

    /// <summary>
    /// The errors of a command, without what belongs to this run alone: the address of the emulator, and where the local engine hides a value that the CLI
    /// shows.
    /// </summary>
    public string Errors(CommandResult result) => string.Join(
        '\n',
        result.Diagnostics.Where(said => said.Severity == DiagnosticSeverity.Error)
            .Select(said => said.Text.Replace(Api.Address, "https://api.example.com", StringComparison.Ordinal)
                .Replace(" value [not shown by this engine]", "", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (ownsApi)
        {
            await Api.DisposeAsync();
        }
    }

    private void ReadConfiguration(string stack)
    {
        var file = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        foreach (var (key, value) in File.Exists(file) ? YamlText.Read(file).Child("config").Members() : [])
        {
            Config[key] = new ConfigValue(value.Text());
        }

        Config["mediaproviders:endpoint"] = new ConfigValue(Api.Address);
        Config["mediaproviders:apiToken"] = new ConfigValue(SecretMark + "apiToken", IsSecret: true);
        Config.TryAdd("mediaproviders:botId", new ConfigValue("my-bot"));
        foreach (var program in Directory.EnumerateFiles(folder, "Pulumi.yaml", SearchOption.AllDirectories))
        {
            foreach (var (key, _) in YamlText.Read(program).Child("config").Members().Where(member => member.Value.Child("secret").Text() == "true"))
            {
                Config[key] = new ConfigValue(SecretMark + key, IsSecret: true);
            }
        }
    }

    private static async Task<CommandResult> Quiet(Task<CommandResult> command)
    {
        var result = await command;
        result.Diagnostics.ShouldAllBe(said => !said.Text.Contains(SecretMark));
        return result;
    }
}
