namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Reads every resource of the state and takes over what is found: many at a time, each read followed by a comparison for display.</summary>
internal sealed class RefreshDeployment(Phase phase)
{
    /// <summary>Refreshes.</summary>
    /// <param name="asPartOf">True when another command goes on after it, which reports the step as a refresh and not by what it found.</param>
    /// <param name="keepsDependencies">True when the program has run and the dependencies are known.</param>
    public async Task RunAsync(bool asPartOf, bool keepsDependencies)
    {
        phase.Snapshot.ClearPending(pending => pending.Type != "creating" || phase.Options.ClearPendingCreates);
        if (!asPartOf && !keepsDependencies)
        {
            ReportUnread();
        }

        var found = new List<(ResourceState Resource, ProviderInstance Provider)>();
        foreach (var resource in phase.Snapshot.Current.Resources.Where(IsRefreshed))
        {
            found.Add((resource, await phase.Providers.FromStateAsync(resource.Provider!)));
        }

        await Task.WhenAll(phase.InOrder(found, entry => entry.Resource.Name).Select(entry => RefreshAsync(entry.Resource, entry.Provider, asPartOf)));
        if (phase.Log.HasErrors)
        {
            phase.ReportFailedCommand();
        }
        else if (!keepsDependencies)
        {
            phase.Snapshot.PruneDependencies();
        }
    }

    /// <summary>The stack and the providers are not read, but counted.</summary>
    private void ReportUnread()
    {
        foreach (var resource in phase.Snapshot.Current.Resources.Where(resource => !resource.Custom || resource.IsProvider))
        {
            phase.Log.Add(new ResourceStep(StepOperation.Same, resource.Urn, resource.Id, [], Succeeded: true));
        }
    }

    private bool IsRefreshed(ResourceState resource) =>
        resource is { Custom: true, IsProvider: false, Delete: false, Provider: not null }
        && (phase.Options.Targets.Count == 0 || phase.Options.Targets.Contains(resource.Urn, StringComparer.Ordinal));

    private async Task RefreshAsync(ResourceState resource, ProviderInstance provider, bool asPartOf)
    {
        await phase.Workers.WaitAsync();
        try
        {
            await Task.Yield();
            await ReadAsync(resource, provider, asPartOf);
        }
        catch (DeploymentException e)
        {
            phase.Log.Add(e);
            phase.Log.Add(new ResourceStep(StepOperation.Refresh, resource.Urn, resource.Id, [], Succeeded: false));
        }
        finally
        {
            phase.Workers.Release();
        }
    }

    private async Task ReadAsync(ResourceState resource, ProviderInstance provider, bool asPartOf)
    {
        var operations = new ResourceOperations(phase, provider, resource);
        var found = await operations.ReadAsync(resource.Id, withState: true);
        if (found is null)
        {
            phase.Snapshot.Refresh(resource, null);
            phase.Log.Add(new ResourceStep(asPartOf ? StepOperation.Refresh : StepOperation.Delete, resource.Urn, resource.Id, [], Succeeded: true));
            return;
        }

        foreach (var reason in found.InitErrors)
        {
            phase.Log.Warning(resource.Urn, reason);
        }

        var inputs = found.Inputs ?? resource.Inputs;
        var now = resource with
            { Id = found.Id, Inputs = inputs, Outputs = ProviderCall.MarkSecrets(found.Outputs, inputs, resource.AdditionalSecretOutputs),
                InitErrors = found.InitErrors };
        var diff = resource.External ? ResourceDiff.None : (await operations.DiffAsync(now, resource.Inputs, [])).Inverted();
        phase.Snapshot.Refresh(resource, diff.HasChanges ? now with { Modified = phase.Now } : now);
        var operation = diff.HasChanges ? StepOperation.Update : StepOperation.Same;
        phase.Log.Add(new ResourceStep(asPartOf ? StepOperation.Refresh : operation, resource.Urn, now.Id, diff.Changes, Succeeded: true));
    }
}
