namespace MediaProviders.LocalEngine.Deployment;

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
