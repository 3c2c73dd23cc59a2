using YamlDotNet.RepresentationModel;

namespace MediaProviders.Release.Tests.Workflows;

/// <summary>A workflow of the repository, read as YAML.</summary>
internal sealed record Workflow(string Path, YamlMappingNode Root)
{
    /// <summary>The paths of all workflows.</summary>
    public static IReadOnlyList<string> Paths { get; } = [
        .. Plugin.Files(".yml").Concat(Plugin.Files(".yaml")).Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal))];

    /// <summary>The jobs by name.</summary>
    public IReadOnlyList<(string Name, YamlMappingNode Job)> Jobs =>
        [.. ((YamlMappingNode)Root["jobs"]).Children.Select(job => (job.Key.ToString(), (YamlMappingNode)job.Value))];

    /// <summary>The steps of all jobs.</summary>
    public IEnumerable<YamlMappingNode> Steps =>
        Jobs.Where(job => Has(job.Job, "steps")).SelectMany(job => ((YamlSequenceNode)job.Job["steps"]).Children.Cast<YamlMappingNode>());

    /// <summary>What is run in shells.</summary>
    public IEnumerable<string> Commands =>
        Steps.Where(step => Has(step, "run")).SelectMany(step => step["run"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The actions and workflows that are used.</summary>
    public IEnumerable<string> Uses => Steps.Concat(Jobs.Select(job => job.Job)).Where(node => Has(node, "uses")).Select(node => node["uses"].ToString());

    /// <summary>Reads one.</summary>
    public static Workflow Read(string path) => Parse(path, Plugin.Read(path));

    /// <summary>Reads the text of one.</summary>
    public static Workflow Parse(string path, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return new(path, (YamlMappingNode)yaml.Documents.Single().RootNode);
    }

    /// <summary>Whether a mapping has a key.</summary>
    public static bool Has(YamlMappingNode node, string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>The permissions of a node as 'scope: level'; null: it says nothing.</summary>
    public static IReadOnlyList<string>? Permissions(YamlMappingNode node) =>
        !Has(node, "permissions") ? null
        : node["permissions"] is YamlMappingNode map ? [.. map.Children.Select(scope => $"{scope.Key}: {scope.Value}")]
        : [node["permissions"].ToString()];
}
