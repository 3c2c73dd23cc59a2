namespace MediaProviders.LocalEngine.Deployment;

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
        foreach (var candidate in phase.Snapshot.Old.Where(resource => !resource.Delete && !resource.External && resource is { Custom: true, Provider: not null }))
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
