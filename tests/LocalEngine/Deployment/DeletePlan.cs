namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Deletes what is left over: in waves, each after those that need it, the last in the state first.</summary>
internal sealed class DeletePlan(Phase phase, StepRunner steps)
{
    /// <summary>Deletes the given resources of the old state. Providers are started first, also in a preview, as the real engine does.</summary>
    /// <param name="doomed">What is to go.</param>
    /// <param name="isDestroy">True for a destroy: the newest engine notices in the preview already that a provider cannot be configured.</param>
    public async Task RunAsync(IReadOnlyList<ResourceState> doomed, bool isDestroy = false)
    {
        foreach (var urn in doomed.Where(resource => resource.Protect).Select(resource => resource.Urn))
        {
            phase.Log.Error(
                urn,
                $"resource \"{urn}\" cannot be deleted\nbecause it is protected. To unprotect the resource, remove the `protect` flag from the resource in "
                    + "your program and run `pulumi up`");
        }

        if (doomed.Any(resource => resource.Protect))
        {
            return;
        }

        var providers = await StartProvidersAsync(doomed);
        if (isDestroy && phase.Settings.Release == EngineRelease.Newest)
        {
            await Task.WhenAll(providers.Values.Select(provider => provider.ReadyAsync(phase.Urns.Root)));
        }

        var left = doomed.Reverse().ToList();
        while (left.Count > 0 && !phase.IsStopped)
        {
            var needed = left.SelectMany(resource => resource.NeededUrns()).ToHashSet(StringComparer.Ordinal);
            var wave = left.Where(resource => !needed.Contains(resource.Urn)).ToList();
            wave = wave.Count == 0 ? [left[0]] : wave;
            left.RemoveAll(wave.Contains);
            await Task.WhenAll(phase.InOrder(wave, resource => resource.Name).Where(resource => !IsStillNeeded(resource))
                .Select(resource => DeleteAsync(resource, doomed, providers)));
        }
    }

    /// <summary>True for a provider that a resource of the state still names: one whose own delete or replacement has failed.</summary>
    private bool IsStillNeeded(ResourceState resource) =>
        resource.IsProvider && phase.Snapshot.Current.Resources.Any(other => other.Provider == new ProviderReference(resource.Urn, resource.Id).ToString());

    private async Task<Dictionary<string, ProviderInstance>> StartProvidersAsync(IReadOnlyList<ResourceState> doomed)
    {
        var providers = new Dictionary<string, ProviderInstance>(StringComparer.Ordinal);
        foreach (var reference in doomed.Where(resource => resource.Custom).Select(resource => resource.Provider).OfType<string>()
            .Distinct(StringComparer.Ordinal))
        {
            providers[reference] = await phase.Providers.FromStateAsync(reference);
        }

        return providers;
    }

    private async Task DeleteAsync(ResourceState resource, IReadOnlyList<ResourceState> doomed, Dictionary<string, ProviderInstance> providers)
    {
        var goesWithAnother = resource.DeletedWith is { } with && doomed.Any(other => other.Urn == with);
        var isKept = resource.RetainOnDelete || resource.External || resource.Provider is null || goesWithAnother;
        try
        {
            await steps.DeleteAsync(
                resource, isKept ? null : providers[resource.Provider!], resource.Delete ? StepOperation.DeleteReplaced : StepOperation.Delete);
        }
        catch (StepFailedException)
        {
            // The step has been reported; the resource stays in the state and its delete is tried again by the next command.
        }
    }
}

/// <summary>What <c>pulumi destroy</c> does: deletes everything the state has, or the targets and what depends on them.</summary>
internal sealed class DestroyDeployment(Phase phase)
{
    public async Task RunAsync()
    {
        var all = phase.Snapshot.Current.Resources;
        var doomed = phase.Options.Targets.Count == 0 ? all : Targeted(all);
        await new DeletePlan(phase, new StepRunner(phase)).RunAsync(doomed, isDestroy: true);
        if (phase.Log.HasErrors)
        {
            phase.ReportFailedCommand();
        }
    }

    private List<ResourceState> Targeted(IReadOnlyList<ResourceState> all)
    {
        var urns = phase.Options.Targets.ToHashSet(StringComparer.Ordinal);
        var targeted = new List<ResourceState>();
        foreach (var resource in all.Where(resource => urns.Contains(resource.Urn) || resource.NeededUrns().Any(urns.Contains)))
        {
            urns.Add(resource.Urn);
            targeted.Add(resource);
        }

        return targeted;
    }
}
