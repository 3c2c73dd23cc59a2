using MediaProviders.LocalEngine.Deployment;

namespace MediaProviders.LocalEngine;

/// <summary>
/// Enough of a Pulumi engine to test a provider with: it previews, updates, refreshes, imports and destroys one stack, and does what <c>pulumi do</c> does
/// without one, with the calls, in the order and with the contents, that Pulumi 3.276 makes, or on demand the oldest supported one. It is a test instrument,
/// not a product. One command at a time.
/// </summary>
/// <param name="settings">The stack; its state file is read if there is one.</param>
public sealed class TestEngine(EngineSettings settings)
{
    /// <summary>What this engine says about itself wherever it shows itself.</summary>
    public const string Notice = "This is the local engine of the MediaProviders test-suite: a test instrument, not Pulumi and not a product.";

    private readonly StateStore _store = new(settings.StateFile, settings.Passphrase);
    private readonly Dictionary<bool, (StackState State, string Text)> _exports = [];
    private int _processes;
    private int _commands;
    private (string Text, PulumiProgram Program)? _lastProgram;

    /// <summary><c>pulumi preview</c>.</summary>
    public Task<CommandResult> PreviewAsync(StackProgram program, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync("preview", program, (options ?? CommandOptions.None) with { PreviewOnly = true }, UpdateAsync, cancellationToken);

    /// <summary><c>pulumi up --yes</c>: a preview, and, if that went well, the update.</summary>
    public Task<CommandResult> UpAsync(StackProgram program, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync("up", program, options ?? CommandOptions.None, UpdateAsync, cancellationToken);

    /// <summary><c>pulumi refresh --yes</c>.</summary>
    public Task<CommandResult> RefreshAsync(StackProgram program, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync("refresh", program, options ?? CommandOptions.None, RefreshOnlyAsync, cancellationToken);

    /// <summary><c>pulumi destroy --yes</c>.</summary>
    public Task<CommandResult> DestroyAsync(StackProgram program, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync("destroy", program, options ?? CommandOptions.None, DestroyOnlyAsync, cancellationToken);

    /// <summary><c>pulumi import --yes</c> of one resource or of those of a file.</summary>
    public Task<CommandResult> ImportAsync(
        StackProgram program, IReadOnlyList<ImportRequest> resources, CommandOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync("import", program, options ?? CommandOptions.None, (phase, _, configuration) => new ImportDeployment(phase, configuration).RunAsync(resources),
            cancellationToken);

    /// <summary><c>pulumi do</c> without a stack. The stack's state is neither read nor written.</summary>
    public async Task<CommandResult> DoAsync(DirectCommand command, CancellationToken cancellationToken = default)
    {
        const string Project = "media";
        var runner = new PhaseRunner(
            settings, CommandOptions.None, new Urns(settings.Stack, Project), ".", new Randomness(settings.Seed + _commands++),
            () => Interlocked.Increment(ref _processes));
        var configuration = new StackConfiguration(settings, Project);
        var (result, _) = await runner.RunAsync(
            PhaseKind.Direct, "{}", _store.State, _ => { }, phase => new DirectDeployment(phase, configuration).RunAsync(command), cancellationToken);
        return new CommandResult("do", [result], new Dictionary<string, OutputValue>(StringComparer.Ordinal));
    }

    /// <summary>
    /// <c>pulumi stack export</c>, in that shape. With secrets it holds them in clear; without, they read <c>[secret]</c> and the text cannot be imported.
    /// </summary>
    public string ExportState(bool showSecrets)
    {
        if (!_exports.TryGetValue(showSecrets, out var last) || !ReferenceEquals(last.State, _store.State))
        {
            last = (_store.State, StateJson.Write(_store.State, showSecrets ? StateJson.Secrets.Clear : StateJson.Secrets.Masked, null));
            _exports[showSecrets] = last;
        }

        return last.Text;
    }

    /// <summary><c>pulumi stack import</c> of an export with secrets in clear.</summary>
    public void ImportState(string json) => _store.Save(StateJson.Read(json, null));

    private static async Task UpdateAsync(Phase phase, PulumiProgram program, StackConfiguration configuration)
    {
        if (phase.Options.Refresh)
        {
            await new RefreshDeployment(phase).RunAsync(asPartOf: true, keepsDependencies: false);
        }

        if (!phase.IsStopped)
        {
            await new ProgramDeployment(phase, program, configuration).RunAsync(ProgramUse.Update);
        }
    }

    private static async Task RefreshOnlyAsync(Phase phase, PulumiProgram program, StackConfiguration configuration)
    {
        if (phase.Options.RunProgram)
        {
            await new ProgramDeployment(phase, program, configuration).RunAsync(ProgramUse.Refresh);
        }

        await new RefreshDeployment(phase).RunAsync(asPartOf: false, keepsDependencies: phase.Options.RunProgram);
    }

    private static async Task DestroyOnlyAsync(Phase phase, PulumiProgram program, StackConfiguration configuration)
    {
        if (phase.Options.RunProgram)
        {
            await new ProgramDeployment(phase, program, configuration).RunAsync(ProgramUse.Destroy);
        }

        if (phase.Options.Refresh)
        {
            await new RefreshDeployment(phase).RunAsync(asPartOf: true, keepsDependencies: false);
        }

        if (!phase.IsStopped)
        {
            await new DestroyDeployment(phase).RunAsync();
        }
    }

    private async Task<CommandResult> RunAsync(
        string command, StackProgram program, CommandOptions options, Func<Phase, PulumiProgram, StackConfiguration, Task> work,
        CancellationToken cancellationToken)
    {
        var read = ReadProgram(program.Text);
        var project = program.Project ?? read.Name;
        var runner = new PhaseRunner(
            settings, options, new Urns(settings.Stack, project), program.Directory, new Randomness(settings.Seed + _commands++),
            () => Interlocked.Increment(ref _processes));
        var configuration = new StackConfiguration(settings, project);
        var phases = new List<PhaseResult>();
        var last = _store.State;
        foreach (var kind in Kinds(options))
        {
            var save = kind == PhaseKind.Update ? _store.Save : (Action<StackState>)(_ => { });
            (var result, last) = await runner.RunAsync(
                kind, configuration.PluginEnvironment(settings.Package), _store.State, save, phase => work(phase, read, configuration), cancellationToken);
            phases.Add(result);
            if (!result.Succeeded || cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        if (command == "import" && options.GenerateCode && (!options.PreviewOnly || settings.Release == EngineRelease.Newest)
            && phases.TrueForAll(phase => phase.Succeeded))
        {
            phases.Add((await runner.RunAsync(
                PhaseKind.SchemaOnly, "{}", _store.State, _ => { }, phase => phase.Plugins.StartSchemaLoaderAsync("{}"), cancellationToken)).Result);
        }

        return new CommandResult(command, phases, Outputs(last));
    }

    // A stack is mostly used with one program again and again.
    private PulumiProgram ReadProgram(string text)
    {
        if (_lastProgram is not { } last || last.Text != text)
        {
            _lastProgram = last = (text, ProgramReader.Read(text));
        }

        return last.Program;
    }

    private static IEnumerable<PhaseKind> Kinds(CommandOptions options) =>
        options.PreviewOnly ? [PhaseKind.Preview] : options.SkipPreview ? [PhaseKind.Update] : [PhaseKind.Preview, PhaseKind.Update];

    private static Dictionary<string, OutputValue> Outputs(StackState state) =>
        (state.Resources.FirstOrDefault(resource => !resource.Custom)?.Outputs ?? ObjectValue.Empty).Entries.ToDictionary(
            entry => entry.Key, entry => new OutputValue(ValueJson.PlainText(entry.Value), entry.Value.HasSecrets), StringComparer.Ordinal);
}
