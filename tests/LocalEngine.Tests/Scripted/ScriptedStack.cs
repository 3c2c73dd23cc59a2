namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>A stack on the scripted provider, and short ways to say what tests ask of it.</summary>
internal sealed class ScriptedStack
{
    public ScriptedStack(Func<EngineSettings, EngineSettings>? change = null)
    {
        var settings = new EngineSettings { Plugins = new Host(World), Seed = 1 };
        Engine = new TestEngine(change?.Invoke(settings) ?? settings);
    }

    public ScriptedWorld World { get; } = new();

    public TestEngine Engine { get; }

    public static StackProgram Program(string resources) => new($"name: media\nruntime: yaml\n{resources}");

    /// <summary>Resources of the provider, with their properties as YAML.</summary>
    public static string Things(params (string Name, string Properties)[] things) =>
        "resources:\n" + string.Concat(things.Select(thing => $"  {thing.Name}:\n    type: mediaproviders:Thing\n    properties: {thing.Properties}\n"));

    public static string Urn(string name) => $"urn:pulumi:dev::media::mediaproviders:index:Thing::{name}";

    public async Task<CommandResult> UpAsync(string resources, CommandOptions? options = null)
    {
        var result = await Engine.UpAsync(Program(resources), options);
        result.Succeeded.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Text)));
        return result;
    }

    /// <summary>The calls of the last phase about the program's resources, in order, as <c>Create a</c>.</summary>
    public static IReadOnlyList<string> CallsOf(CommandResult result) =>
        [.. result.Last.Calls.Where(call => call.Urn.Contains("index:Thing", StringComparison.Ordinal))
            .Select(call => $"{call.Method} {call.Urn[(call.Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]}")];

    public static IReadOnlyList<string> StepsOf(CommandResult result) =>
        [.. result.Steps.Where(step => step.Urn.Contains("index:Thing", StringComparison.Ordinal)).Select(step => $"{step.Operation} {step.Name}")];

    /// <summary>Plugins of this process: no process, no port, no copy of the provider.</summary>
    private sealed class Host(ScriptedWorld world) : IPluginHost
    {
        public string PluginDirectory => "/plugin";

        public bool NeedsEngineServer => false;

        public Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
        {
            var methods = new InProcessMethods();
            ResourceProvider.BindService(methods, new ScriptedProvider(world, start.Log));
            return Task.FromResult<IPlugin>(new Plugin(methods));
        }
    }

    private sealed class Plugin(InProcessMethods methods) : IPlugin
    {
        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
            await methods.CallAsync(method, request, cancellationToken);

        public Task StopAsync() => Task.CompletedTask;
    }
}
