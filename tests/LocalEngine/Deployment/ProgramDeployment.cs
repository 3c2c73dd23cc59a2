namespace MediaProviders.LocalEngine.Deployment;

/// <summary>
/// Runs a program: evaluates what can be evaluated, registers one resource after another, lets their steps overlap, and last deletes what the program no longer
/// has.
/// </summary>
internal sealed class ProgramDeployment
{
    private readonly Phase _phase;
    private readonly PulumiProgram _program;
    private readonly ProgramScope _scope;
    private readonly StepRunner _steps;
    private readonly ResourceRegistrar _registrar;
    private readonly ProgramResources _resources;
    private readonly ProgramInvokes _invokes;

    public ProgramDeployment(Phase phase, PulumiProgram program, StackConfiguration configuration)
    {
        _phase = phase;
        _program = InvokeLifting.Lift(program);
        _scope = new ProgramScope(phase.Urns, phase.ProgramDirectory, phase.IsPreview);
        foreach (var declaration in _program.Config)
        {
            _scope.Define(declaration.Key, Evaluation.Of(configuration.Get(declaration)));
        }

        _steps = new StepRunner(phase);
        _registrar = new ResourceRegistrar(phase, _steps);
        _resources = new ProgramResources(phase, _program, configuration, _scope, _registrar, _steps);
        _invokes = new ProgramInvokes(phase, _resources, _scope);
    }

    /// <summary>Runs the program.</summary>
    /// <param name="use">What for: <c>--run-program</c> of refresh and destroy registers providers only.</param>
    public async Task RunAsync(ProgramUse use)
    {
        var stack = new StackResource(_phase);
        stack.Register();
        if (use == ProgramUse.Update && _phase.Snapshot.Current.PendingOperations.Count > 0)
        {
            var pending = _phase.Snapshot.Current.PendingOperations.Select(operation => $"'{operation.Resource.Name}' ({operation.Type})");
            _phase.Log.Warning(string.Empty,
                $"Attempting to deploy with operations of an earlier command that never ended: {string.Join(", ", pending)}. Refresh to settle them.");
        }

        if (_program.Resources.Any(resource => resource.Package == _phase.Settings.Package)
            || _program.Variables.Any(variable => variable.Value is InvokeExpression))
        {
            new PackageTypes(await _phase.Plugins.StartSchemaLoaderAsync(_phase.Services.PackageConfig)).ThrowIfNotAssignable(_program);
        }

        await EvaluateAsync(use);
        if (_phase.IsStopped || use != ProgramUse.Update)
        {
            return;
        }

        if (!_phase.Log.HasErrors)
        {
            stack.SetOutputs(_program, _scope);
        }

        await new DeletePlan(_phase, _steps).RunAsync([.. _phase.Snapshot.Old.Where(IsLeftOver)]);
    }

    private bool IsLeftOver(ResourceState resource) =>
        resource.Urn != _phase.Urns.Root
        && (resource.Delete || !_registrar.Seen.Contains(resource.Urn))
        && (_phase.Options.Targets.Count == 0 || _phase.Options.Targets.Contains(resource.Urn, StringComparer.Ordinal));

    private async Task EvaluateAsync(ProgramUse use)
    {
        var waiting = ProgramGraph.Nodes(_program, _phase).ToList();
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var open = waiting.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var running = new List<(ProgramNode Node, Task Work)>();
        while (true)
        {
            foreach (var (node, work) in running.Where(entry => entry.Work.IsCompleted).ToList())
            {
                running.RemoveAll(entry => entry.Work == work);
                open.Remove(node.Name);
                Finish(node, work, failed);
            }

            var next = _phase.IsStopped ? null : waiting.Find(node => !node.Needs.Overlaps(open));
            if (next is null && running.Count == 0)
            {
                break;
            }

            if (next is null)
            {
                await Task.WhenAny(running.Select(entry => entry.Work));
                continue;
            }

            waiting.Remove(next);
            running.Add((next, next.Needs.Overlaps(failed) ? SkipAsync(next) : await BeginAsync(next, use)));
        }

        if (waiting.Count > 0 && !_phase.IsStopped)
        {
            _phase.Log.Error(string.Empty,
                $"Running the program: {string.Join(", ", waiting.Select(node => $"'{node.Name}'"))} depend on each other in a circle.");
        }
    }

    private async Task<Task> BeginAsync(ProgramNode node, ProgramUse use)
    {
        try
        {
            return node.Variable is { } variable ? await _invokes.BeginAsync(variable) : await _resources.BeginAsync(node.Resource!, use);
        }
        catch (Exception e) when (e is DeploymentException or InvalidDataException)
        {
            return Task.FromException(e);
        }
    }

    private Task SkipAsync(ProgramNode node)
    {
        if (node.Resource is { } resource)
        {
            _registrar.Keep(_phase.Urns.For(resource.Type, resource.Name), []);
        }

        return Task.FromException(new OperationCanceledException());
    }

    private void Finish(ProgramNode node, Task work, HashSet<string> failed)
    {
        switch (work)
        {
            case Task<ResourceState> { IsCompletedSuccessfully: true } resource:
                _scope.Define(node.Name, resource.Result);
                return;
            case Task<Evaluation> { IsCompletedSuccessfully: true } variable:
                _scope.Define(node.Name, variable.Result);
                return;
            default:
                failed.Add(node.Name);
                Report(work.Exception?.InnerException);
                return;
        }
    }

    private void Report(Exception? failure)
    {
        switch (failure)
        {
            case DeploymentException deployment:
                _phase.Log.Add(deployment);
                break;
            case StepFailedException:
                _phase.ReportFailedCommand();
                break;
            case OperationCanceledException or null:
                break;
            case InvalidDataException:
                _phase.Log.Error(string.Empty, failure.Message);
                break;
            default:
                throw new InvalidOperationException($"Running the program: {failure.Message}", failure);
        }
    }
}

/// <summary>One thing of a program that is evaluated: a resource or a variable.</summary>
/// <param name="Resource">The resource, or null.</param>
/// <param name="Variable">The variable, or null.</param>
/// <param name="Needs">What must be known before.</param>
internal sealed record ProgramNode(string Name, ResourceDeclaration? Resource, VariableDeclaration? Variable, IReadOnlySet<string> Needs);

/// <summary>What must come before what.</summary>
internal static class ProgramGraph
{
    /// <summary>The nodes of a program: variables first, then resources in the order of the settings, then of the file.</summary>
    public static IReadOnlyList<ProgramNode> Nodes(PulumiProgram program, Phase phase)
    {
        var names = program.Resources.Select(resource => resource.Name).Concat(program.Variables.Select(variable => variable.Name))
            .ToHashSet(StringComparer.Ordinal);
        IReadOnlySet<string> Needs(IEnumerable<string> references) => references.Where(names.Contains).ToHashSet(StringComparer.Ordinal);
        var providers = program.Resources.Where(resource => resource is { IsProvider: true, DefaultProvider: true })
            .ToDictionary(resource => resource.Package, resource => resource.Name, StringComparer.Ordinal);
        var variables = program.Variables.Select(variable => new ProgramNode(variable.Name, null, variable, Needs(variable.Value.References())));
        var resources = program.Resources.Select(
            resource => new ProgramNode(resource.Name, resource, null, Needs(resource.References().Concat(ImpliedProvider(resource, providers)))));
        return [.. variables, .. phase.InOrder(resources, node => node.Name)];
    }

    private static IEnumerable<string> ImpliedProvider(ResourceDeclaration resource, Dictionary<string, string> providers) =>
        !resource.IsProvider && !resource.Options.ContainsKey("provider") && providers.TryGetValue(resource.Package, out var provider) ? [provider] : [];
}

/// <summary>What a program is run for.</summary>
internal enum ProgramUse
{
    /// <summary>To make the stack what the program says.</summary>
    Update,

    /// <summary>Only to register providers with the stack's configuration; resources stand for what the state has of them and are read afterwards.</summary>
    Refresh,

    /// <summary>Only to register providers; resources are counted as unchanged and deleted afterwards.</summary>
    Destroy,
}
