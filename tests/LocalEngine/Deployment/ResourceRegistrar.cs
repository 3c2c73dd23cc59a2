namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Decides what is to be done about one resource of the program, one after another, and leaves the doing to the step runner.</summary>
internal sealed class ResourceRegistrar(Phase phase, StepRunner steps)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ImportSteps _imports = new(phase, steps);
    private readonly DependentReplacements _dependents = new(phase);

    /// <summary>Urns of the old state that the program still has, under their own name or an alias.</summary>
    public IReadOnlySet<string> Seen => _seen;

    /// <summary>Registers a resource: checks and compares it now; what is returned completes when its step has been done.</summary>
    public async Task<Task<ResourceState>> RegisterAsync(ResourceGoal goal)
    {
        var resource = goal.State;
        if (!_seen.Add(resource.Urn))
        {
            throw new DeploymentException(resource.Urn, $"Registering '{resource.Name}': the program has two resources of this type and name. Rename one.");
        }

        var old = FindOld(goal);
        if (IsUntargeted(resource.Urn))
        {
            return Task.FromResult(old is null
                ? throw new DeploymentException(
                    resource.Urn, $"Registering '{resource.Name}': it is new and not among the targets. Add '{resource.Urn}' to the targets.")
                : steps.Same(old, old));
        }

        if (goal.ImportId is { } id && (old is null || old.External || old.ImportId != id))
        {
            return _imports.ImportAsync(goal, id, old, NewSeed());
        }

        return await CompareAsync(goal, old);
    }

    /// <summary>Marks a resource of the old state as still wanted without dealing with it.</summary>
    public void Keep(string urn, IEnumerable<string> aliases)
    {
        _seen.Add(urn);
        _seen.UnionWith(aliases);
    }

    private async Task<Task<ResourceState>> CompareAsync(ResourceGoal goal, ResourceState? old)
    {
        var operations = new ResourceOperations(phase, goal.Provider, goal.State);
        var seed = NewSeed();
        var forced = old is not null && phase.Options.Replace.Contains(goal.State.Urn, StringComparer.Ordinal);
        if (old is null || old.External || forced)
        {
            var fresh = goal.State with { Inputs = await operations.CheckAsync(LastKnown.Nothing, goal.State.Inputs, seed) };
            return old is null || old.External
                ? steps.CreateAsync(fresh, goal.Provider, StepOperation.Create, [])
                : await ReplaceAsync(goal, fresh, old, ResourceDiff.None with { HasChanges = true, IsReplacement = true });
        }

        var news = goal.State.IgnoreChanges.Aggregate(
            goal.State.Inputs, (inputs, path) => (ObjectValue)PropertyPath.Copy(inputs, old.Inputs, [.. PropertyPath.Parse(path)])!);
        var desired = goal.State with { Inputs = await operations.CheckAsync(LastKnown.Of(old), news, seed) };
        var diff = await ProviderMoveAsync(goal, old) ?? await operations.DiffAsync(old, desired.Inputs, goal.State.ReplaceOnChanges);
        if (diff.IsReplacement)
        {
            var again = goal.State with { Inputs = await operations.CheckAsync(LastKnown.Nothing, goal.State.Inputs, seed) };
            return await ReplaceAsync(goal, again, old, diff);
        }

        // A create or update that was only half done is finished by an update, even when nothing differs.
        return diff.HasChanges || old.InitErrors.Count > 0
            ? steps.UpdateAsync(desired, old, goal.Provider, diff.Changes)
            : Task.FromResult(steps.Same(desired, old));
    }

    private async Task<Task<ResourceState>> ReplaceAsync(ResourceGoal goal, ResourceState desired, ResourceState old, ResourceDiff diff)
    {
        if (old.Protect)
        {
            throw new DeploymentException(
                old.Urn,
                $"unable to replace resource \"{old.Urn}\" as it is currently marked for protection. To unprotect the resource, remove the `protect` flag from "
                    + "the resource in your program.");
        }

        if (!(goal.DeleteBeforeReplace ?? (diff.DeletesFirst || Autonaming.LacksRandomness(phase.Settings.Autonaming))))
        {
            return CreateFirstAsync();
        }

        var dependents = await _dependents.OfAsync(old);
        var provider = old.Provider is null ? null : await phase.Providers.FromStateAsync(old.Provider);
        return DeleteFirstAsync();

        async Task<ResourceState> CreateFirstAsync()
        {
            var created = await steps.CreateAsync(desired, goal.Provider, StepOperation.CreateReplacement, diff.Changes, waits: old);
            steps.Report(StepOperation.Replace, created, diff.Changes, succeeded: true);
            return created;
        }

        async Task<ResourceState> DeleteFirstAsync()
        {
            foreach (var (dependent, owner) in dependents)
            {
                await steps.DeleteAsync(dependent, owner, StepOperation.DeleteReplaced);
            }

            await steps.DeleteAsync(old, old.RetainOnDelete ? null : provider, StepOperation.DeleteReplaced);
            steps.Report(StepOperation.Replace, old, diff.Changes, succeeded: true);
            return await steps.CreateAsync(desired, goal.Provider, StepOperation.CreateReplacement, diff.Changes);
        }
    }

    /// <summary>When the resource has another provider than before, asks whether that alone replaces it; null when it does not.</summary>
    private async Task<ResourceDiff?> ProviderMoveAsync(ResourceGoal goal, ResourceState old)
    {
        if (old.Provider is null || old.Provider == goal.Provider.Reference)
        {
            return null;
        }

        var (urn, id) = ProviderReference.Parse(old.Provider);
        var before = phase.Snapshot.Current.Resources.FirstOrDefault(resource => resource.Urn == urn && resource.Id == id);
        if (before is null)
        {
            return null;
        }

        var response = await ProviderCall.RunAsync(goal.State.Urn, () => goal.Provider.DiffConfigAsync(before.Inputs, before.Outputs));
        var diff = ResourceDiff.From(response, before.Outputs, goal.Provider.Inputs, []);
        return diff.IsReplacement ? diff with { Changes = [new PropertyChange("provider", "update", Replaces: true)] } : null;
    }

    private ResourceState? FindOld(ResourceGoal goal)
    {
        if (phase.Snapshot.FindOld(goal.State.Urn) is { } same)
        {
            return same;
        }

        var aliased = goal.Aliases.Select(phase.Snapshot.FindOld).FirstOrDefault(found => found is not null);
        if (aliased is not null)
        {
            _seen.Add(aliased.Urn);
        }

        return aliased;
    }

    private bool IsUntargeted(string urn) => phase.Options.Targets.Count > 0 && !phase.Options.Targets.Contains(urn, StringComparer.Ordinal);

    private byte[] NewSeed() => phase.Services.Randomness.NextBytes(32);
}

/// <summary>A resource as the program wants it.</summary>
/// <param name="State">Urn, type, unchecked inputs, dependencies and options, as the state will hold them.</param>
/// <param name="Aliases">Urns it may have had.</param>
internal sealed record ResourceGoal(ResourceState State, ProviderInstance Provider, IReadOnlyList<string> Aliases)
{
    /// <summary>The <c>deleteBeforeReplace</c> option; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The id of the <c>import</c> option, or null.</summary>
    public string? ImportId { get; init; }
}

/// <summary>
/// Finds what must go before a resource that is deleted first: those whose properties depend on it and which, as their provider says with these properties
/// unknown, would be replaced.
/// </summary>
internal sealed class DependentReplacements(Phase phase)
{
    /// <summary>The dependents to delete, in the order to delete them.</summary>
    public async Task<IReadOnlyList<(ResourceState Resource, ProviderInstance Provider)>> OfAsync(ResourceState root)
    {
        var replaced = new HashSet<string>(StringComparer.Ordinal) { root.Urn };
        var found = new List<(ResourceState, ProviderInstance)>();
        foreach (var candidate in phase.Snapshot.Old.Where(
            resource => !resource.Delete && !resource.External && resource is { Custom: true, Provider: not null }))
        {
            var touched = (candidate.PropertyDependencies ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
                .Where(entry => entry.Value.Any(replaced.Contains))
                .Select(entry => entry.Key)
                .ToList();
            if (touched.Count == 0)
            {
                continue;
            }

            var provider = await phase.Providers.FromStateAsync(candidate.Provider!);
            var inputs = touched.Aggregate(candidate.Inputs, (all, key) => all.With(key, UnknownValue.Instance));
            var diff = await new ResourceOperations(phase, provider, candidate).DiffAsync(candidate, inputs, candidate.ReplaceOnChanges);
            if (diff.IsReplacement)
            {
                replaced.Add(candidate.Urn);
                found.Add((candidate, provider));
            }
        }

        found.Reverse();
        return found;
    }
}
