namespace MediaProviders.LocalEngine.Deployment;

/// <summary>What <c>pulumi import</c> does: takes resources into the state as they are, without the program.</summary>
internal sealed class ImportDeployment(Phase phase, StackConfiguration configuration)
{
    public async Task RunAsync(IReadOnlyList<ImportRequest> requests)
    {
        new StackResource(phase).Register();
        foreach (var untouched in phase.Snapshot.Old)
        {
            phase.Snapshot.Add(untouched, untouched);
            phase.Log.Add(new ResourceStep(StepOperation.Same, untouched.Urn, untouched.Id, [], Succeeded: true));
        }

        var goal = ProgramResources.DefaultProviderGoal(phase, configuration, phase.Settings.Package);
        var provider = phase.Snapshot.Find(goal.Urn) is { } existing
            ? await phase.Providers.FromStateAsync(new ProviderReference(existing.Urn, existing.Id).ToString())
            : await phase.Providers.RegisterAsync(goal);
        var steps = new StepRunner(phase);
        var imports = new ImportSteps(phase, steps);
        await Task.WhenAll(requests.Select(request => ImportAsync(request, provider, imports)));
    }

    private async Task ImportAsync(ImportRequest request, ProviderInstance provider, ImportSteps imports)
    {
        var type = YamlExpressions.FullToken(request.Type);
        var urn = phase.Urns.For(type, request.Name);
        if (phase.Snapshot.Find(urn) is { } existing)
        {
            if (existing.Id != request.Id && existing.ImportId != request.Id)
            {
                phase.Log.Error(urn, $"resource '{urn}' already exists");
            }

            return;
        }

        var resource = new ResourceState
            { Urn = urn, Type = type, Parent = phase.Urns.Root, Provider = provider.Reference, Protect = phase.Options.ProtectImported };
        try
        {
            await imports.ImportAsItIsAsync(resource, request.Id, provider, phase.Services.Randomness.NextBytes(32));
        }
        catch (StepFailedException)
        {
            phase.ReportFailedCommand();
        }
    }
}

/// <summary>
/// Takes over what exists: by the <c>import</c> option, which goes on to an update where program and resource differ, or by <c>pulumi import</c>, which takes
/// it as it is.
/// </summary>
internal sealed class ImportSteps(Phase phase, StepRunner steps)
{
    /// <summary>Imports by option.</summary>
    /// <param name="goal">The resource as the program wants it.</param>
    /// <param name="id">The id to import, as it was spelt.</param>
    /// <param name="old">The resource that stands in the state under this urn with another id; it is replaced.</param>
    /// <param name="seed">The seed for Check.</param>
    public async Task<ResourceState> ImportAsync(ResourceGoal goal, string id, ResourceState? old, byte[] seed)
    {
        var operations = new ResourceOperations(phase, goal.Provider, goal.State);
        var diff = ResourceDiff.None;
        var desired = goal.State;
        var replacement = old is { External: false };
        var imported = await steps.RunAsync(
            replacement ? StepOperation.ImportReplacement : StepOperation.Import, goal.State with { Id = id }, "importing", [], async () =>
        {
            var found = await FindAsync(operations, goal.State, id, byOption: true);
            var news = goal.State.IgnoreChanges.Aggregate(
                goal.State.Inputs, (inputs, path) => (ObjectValue)PropertyPath.Copy(inputs, found.Inputs, [.. PropertyPath.Parse(path)])!);
            desired = goal.State with { Inputs = await operations.CheckAsync(LastKnown.Of(found), news, seed), ImportId = id };
            diff = await operations.DiffAsync(found, desired.Inputs, []);
            if (diff.IsReplacement)
            {
                throw new DeploymentException(
                    goal.State.Urn,
                    "inputs to import do not match the existing resource; importing this resource will fail: "
                        + $"{string.Join(", ", diff.Changes.Select(change => change.Path))}");
            }

            var taken = found with { ImportId = id };
            phase.Snapshot.Add(taken);
            if (replacement)
            {
                phase.Snapshot.MarkForDelete(old!);
            }

            return taken;
        });
        if (replacement)
        {
            steps.Report(StepOperation.Replace, imported, [], succeeded: true);
        }

        return diff.HasChanges ? await steps.UpdateAsync(desired, imported, goal.Provider, diff.Changes) : steps.AdoptInputs(desired, imported);
    }

    /// <summary>Imports by command: what Check would refuse is only a warning, and its inputs are not kept.</summary>
    public Task<ResourceState> ImportAsItIsAsync(ResourceState resource, string id, ProviderInstance provider, byte[] seed)
    {
        var operations = new ResourceOperations(phase, provider, resource);
        return steps.RunAsync(StepOperation.Import, resource with { Id = id }, "importing", [], async () =>
        {
            var found = await FindAsync(operations, resource, id, byOption: false);
            var check = await operations.CheckOnlyAsync(LastKnown.Nothing with { Inputs = found.Inputs }, found.Inputs, seed);
            foreach (var failure in check.Failures)
            {
                phase.Log.Warning(resource.Urn, $"imported inputs would be refused: {failure.Reason}");
            }

            phase.Snapshot.Add(found);
            return found;
        });
    }

    private async Task<ResourceState> FindAsync(ResourceOperations operations, ResourceState resource, string id, bool byOption)
    {
        var found = await operations.ReadAsync(id, withState: false, withStatus: byOption)
            ?? throw new DeploymentException(resource.Urn, $"resource '{id}' does not exist");
        return resource with
        {
            Id = found.Id.Length == 0 ? id : found.Id,
            Inputs = found.Inputs
                ?? throw new DeploymentException(
                    resource.Urn, $"provider does not support importing resources; please try updating the '{resource.Type.Split(':')[0]}' plugin"),
            Outputs = ProviderCall.MarkSecrets(found.Outputs, found.Inputs, resource.AdditionalSecretOutputs),
            InitErrors = found.InitErrors,
            Created = phase.Now,
            Modified = phase.Now,
        };
    }
}
