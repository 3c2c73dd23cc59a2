namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>A random program.</summary>
/// <param name="Endpoints">The endpoint of each explicit provider.</param>
internal sealed record ProgramPlan(IReadOnlyList<ResourcePlan> Resources, IReadOnlyDictionary<string, string> Endpoints)
{
    /// <summary>True when the resource lives on the second server.</summary>
    public bool IsOnSecond(ResourcePlan resource) => resource.Provider is { } provider && Endpoints[provider].EndsWith('2');

    /// <summary>
    /// The program after its author has read why it is refused: it overwrites what is there, imports nothing, ignores nothing, and of several resources with
    /// one entry the first alone is left.
    /// </summary>
    /// <param name="names">The names that resources have in the state: one that the program does not name keeps it.</param>
    public ProgramPlan Remedied(ILookup<string, string> names) => this with
    {
        Resources =
        [
            .. Resources.GroupBy(
                r => (IsOnSecond(r), r.BotId, (r.Name ?? names[r.Resource].Concat(names[r.Alias ?? ""]).FirstOrDefault() ?? r.Resource).ToUpperInvariant()))
                .Select(group => group.First() with { Overwrite = true, Import = null, IgnoresSecret = false }),
        ],
    };

    /// <summary>The program, with those resources and providers only that it still has.</summary>
    public ProgramText Write()
    {
        var program = new ProgramText();
        foreach (var (provider, endpoint) in Endpoints)
        {
            if (Resources.Any(resource => resource.Provider == provider))
            {
                program.AddProvider(provider, ("endpoint", endpoint), ("botId", SimulatedStack.Bot), ("apiToken", SimulatedStack.Token));
            }
        }

        foreach (var resource in Resources)
        {
            (resource.Parent is { } parent && Resources.All(other => other.Resource != parent) ? resource with { Parent = null } : resource).AddTo(program);
        }

        return program;
    }
}
