namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>What depends on what in a recorded step, by the states before and after it.</summary>
internal sealed class RecordedDependencies(RecordedStep step)
{
    private readonly HashSet<(string Urn, string Need)> _needs = [.. Read(step.StateBefore), .. Read(step.StateAfter)];

    public bool Needs(string urn, string need) => _needs.Contains((urn, need));

    private static IEnumerable<(string Urn, string Need)> Read(string? state) =>
        from resource in (state is null ? null : JsonNode.Parse(state)?["deployment"]?["resources"])?.AsArray() ?? []
        from need in resource["dependencies"]?.AsArray() ?? []
        select ((string)resource["urn"]!, (string)need!);
}
