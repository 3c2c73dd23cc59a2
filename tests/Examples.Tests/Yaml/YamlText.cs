using YamlDotNet.RepresentationModel;

namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>Reads the YAML of an example as it stands.</summary>
internal static class YamlText
{
    /// <summary>The first document of a file.</summary>
    public static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(path);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    /// <summary>A member; null where there is none.</summary>
    public static YamlNode? Child(this YamlNode? node, string key) => (node as YamlMappingNode)?.Children.FirstOrDefault(child => Text(child.Key) == key).Value;

    public static IEnumerable<(string Key, YamlNode Value)> Members(this YamlNode? node) =>
        (node as YamlMappingNode)?.Children.Select(child => (Text(child.Key), child.Value)) ?? [];

    public static string Text(this YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";

    /// <summary>Every scalar below a node with the key it stands under.</summary>
    public static IEnumerable<(string Key, string Value)> Scalars(this YamlNode node, string key = "") => node switch
    {
        YamlMappingNode map => map.Members().SelectMany(member => member.Value.Scalars(member.Key)),
        YamlSequenceNode list => list.Children.SelectMany(item => item.Scalars(key)),
        _ => [(key, node.Text())],
    };
}
