using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>A random program.</summary>
/// <param name="Resources">Its media providers.</param>
/// <param name="Endpoints">The endpoint of each explicit provider.</param>
internal sealed record ProgramPlan(IReadOnlyList<ResourcePlan> Resources, IReadOnlyDictionary<string, string> Endpoints)
{
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
