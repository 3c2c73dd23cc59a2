namespace MediaProviders.LocalEngine.Deployment;

/// <summary>One thing of a program that is evaluated: a resource or a variable.</summary>
/// <param name="Resource">The resource, or null.</param>
/// <param name="Variable">The variable, or null.</param>
/// <param name="Needs">What must be known before.</param>
internal sealed record ProgramNode(string Name, ResourceDeclaration? Resource, VariableDeclaration? Variable, IReadOnlySet<string> Needs);

/// <summary>What must come before what.</summary>
internal static class ProgramGraph
{
    /// <summary>The nodes of a program: variables first, then resources in the order of the settings, then of the file.</summary>
    public static IReadOnlyList<ProgramNode> Nodes(PulumiProgram program, Phase phase)
    {
        var names = program.Resources.Select(resource => resource.Name).Concat(program.Variables.Select(variable => variable.Name)).ToHashSet(StringComparer.Ordinal);
        IReadOnlySet<string> Needs(IEnumerable<string> references) => references.Where(names.Contains).ToHashSet(StringComparer.Ordinal);
        var providers = program.Resources.Where(resource => resource is { IsProvider: true, DefaultProvider: true }).ToDictionary(resource => resource.Package, resource => resource.Name, StringComparer.Ordinal);
        var variables = program.Variables.Select(variable => new ProgramNode(variable.Name, null, variable, Needs(variable.Value.References())));
        var resources = program.Resources.Select(resource => new ProgramNode(resource.Name, resource, null, Needs(resource.References().Concat(ImpliedProvider(resource, providers)))));
        return [.. variables, .. phase.InOrder(resources, node => node.Name)];
    }

    private static IEnumerable<string> ImpliedProvider(ResourceDeclaration resource, Dictionary<string, string> providers) =>
        !resource.IsProvider && !resource.Options.ContainsKey("provider") && providers.TryGetValue(resource.Package, out var provider) ? [provider] : [];
}
