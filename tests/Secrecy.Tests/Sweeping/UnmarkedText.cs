using System.Text.Json.Nodes;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>
/// Reads property trees as JSON and leaves out what is marked secret: the marks are how secrets travel to the engine, which encrypts them. Written against
/// Pulumi's documented signatures (pulumi/pulumi, sdk/go/common/resource/sig), not with the provider's own codec.
/// </summary>
internal static class UnmarkedText
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>Every key and value of the JSON that no mark covers, one a line.</summary>
    public static string Of(string json)
    {
        var text = new StringBuilder();
        Collect(JsonNode.Parse(json), text, showMarked: false);
        return text.ToString();
    }

    /// <summary>Every key and value, marked or not: what a CLI shows that takes no notice of marks.</summary>
    public static string OfAll(JsonNode? node)
    {
        var text = new StringBuilder();
        Collect(node, text, showMarked: true);
        return text.ToString();
    }

    private static void Collect(JsonNode? node, StringBuilder text, bool showMarked)
    {
        switch (node)
        {
            case JsonObject marked when !showMarked && IsMarked(marked):
                break;
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    text.Append(name).Append('\n');
                    Collect(member, text, showMarked);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Collect(item, text, showMarked);
                }

                break;
            case JsonValue value:
                text.Append(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()).Append('\n');
                break;
        }
    }

    private static bool IsMarked(JsonObject node) => node[Signature] is JsonValue sign
        && ((string?)sign == Secret || ((string?)sign == Output && node["secret"]?.GetValueKind() == JsonValueKind.True));
}
