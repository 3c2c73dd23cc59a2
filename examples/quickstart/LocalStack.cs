using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Results;

namespace MediaProviders.Quickstart;

/// <summary>The stack in the hands of the local engine, which starts the built plugin as a process of its own.</summary>
internal sealed class LocalStack : IStack
{
    private readonly Dictionary<string, ConfigValue> config = new(StringComparer.Ordinal);
    private readonly string repository;
    private readonly TestEngine engine;
    private StackProgram program;

    public LocalStack(string repository, string plugin, string workFolder)
    {
        this.repository = repository;
        program = StackProgram.FromDirectory(repository);
        engine = new TestEngine(
            new EngineSettings { Plugins = new ProcessPluginHost(plugin), Config = config, StateFile = Path.Combine(workFolder, "state.json") });
    }

    public string Engine => "the local engine of the test suite (no pulumi on the PATH); a test instrument, not a product";

    public Task SetAsync(string key, string value, bool secret)
    {
        config[key] = new ConfigValue(value, secret);
        return Task.CompletedTask;
    }

    public void UseProgram(string folder) => program = StackProgram.FromDirectory(Path.Combine(repository, folder));

    public async Task<Outcome> RunAsync(string command) => Describe(command switch
    {
        "preview" => await engine.PreviewAsync(program),
        "up" => await engine.UpAsync(program),
        "refresh" => await engine.RefreshAsync(program),
        "destroy" => await engine.DestroyAsync(program),
        _ => throw new ArgumentException($"There is no command '{command}'.", nameof(command)),
    });

    public async Task<Outcome> ImportAsync(string name, string id) =>
        Describe(await engine.ImportAsync(
            program,
            [new ImportRequest("mediaproviders:index:WhatsAppMediaProvider", name, id)],
            new CommandOptions { GenerateCode = false, ProtectImported = false }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Outcome Describe(CommandResult result)
    {
        var lines = new List<string>();
        foreach (var step in result.Steps.Where(s => s.Operation != StepOperation.Same && s.Urn.Contains("::mediaproviders:", StringComparison.Ordinal)))
        {
            var changes = step.Changes.Count == 0 ? "" : $"  [{string.Join(", ", step.Changes.Select(c => c.Path))}]";
            lines.Add($"{Sign(step.Operation)} {step.Name}: {step.Operation.ToString().ToLowerInvariant()}{(step.Succeeded ? "" : " FAILED")}{changes}");
        }

        lines.AddRange(result.Last.Diagnostics.Where(d => !d.Ephemeral && d.Severity > DiagnosticSeverity.Debug)
            .Select(d => $"{d.Severity.ToString().ToLowerInvariant()}: {d.Text}"));
        if (lines.Count == 0)
        {
            lines.Add("no changes");
        }

        return new Outcome(result.Succeeded, lines);
    }

    private static char Sign(StepOperation operation) => operation switch
    {
        StepOperation.Create or StepOperation.CreateReplacement or StepOperation.Import => '+',
        StepOperation.Delete or StepOperation.DeleteReplaced => '-',
        StepOperation.Update or StepOperation.Replace or StepOperation.Refresh => '~',
        _ => ' ',
    };
}
