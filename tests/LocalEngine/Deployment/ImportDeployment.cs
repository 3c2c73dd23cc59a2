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

        var resource = new ResourceState { Urn = urn, Type = type, Parent = phase.Urns.Root, Provider = provider.Reference, Protect = phase.Options.ProtectImported };
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
