using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Google.Protobuf;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>Requests as JSON, in the form in which two runs can be compared.</summary>
internal static partial class RequestText
{
    /// <summary>What two runs can never have in common, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["127.0.0.1:PORT"] = "ports are free ones of the machine; the recording hides them too",
        ["resourceStatusToken"] = "drawn anew for every operation",
        ["randomSeed"] = "drawn anew for every registration; that both checks of a replacement have the same one is compared",
        ["autonaming.proposedName"] = "its random part follows the seed; its shape is compared",
        ["id of a provider that this command creates"] = "drawn anew; ids that stood in the state before are compared",
    };

    public static JsonObject Of(string method, byte[] request)
    {
        IMessage message = method switch
        {
            "Handshake" => ProviderHandshakeRequest.Parser.ParseFrom(request),
            "GetSchema" => GetSchemaRequest.Parser.ParseFrom(request),
            "CheckConfig" or "Check" => CheckRequest.Parser.ParseFrom(request),
            "DiffConfig" or "Diff" => DiffRequest.Parser.ParseFrom(request),
            "Configure" => ConfigureRequest.Parser.ParseFrom(request),
            "Create" => CreateRequest.Parser.ParseFrom(request),
            "Read" => ReadRequest.Parser.ParseFrom(request),
            "Update" => UpdateRequest.Parser.ParseFrom(request),
            "Delete" => DeleteRequest.Parser.ParseFrom(request),
            "Invoke" => InvokeRequest.Parser.ParseFrom(request),
            _ => Google.Protobuf.WellKnownTypes.Empty.Parser.ParseFrom(request),
        };
        return JsonNode.Parse(JsonFormatter.Default.Format(message))!.AsObject();
    }

    /// <summary>A copy without what two runs can never have in common.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isKnownId">Says of a generated id whether it stood in the state before; null takes none as known.</param>
    public static JsonObject Comparable(JsonObject request, Func<string, bool>? isKnownId = null)
    {
        var text = GeneratedId().Replace(Port().Replace(request.ToJsonString(), "127.0.0.1:PORT"), match => isKnownId?.Invoke(match.Value) == true ? match.Value : "<generated>");
        var copy = JsonNode.Parse(text)!.AsObject();
        foreach (var key in new[] { "resourceStatusToken", "randomSeed" })
        {
            if (copy.ContainsKey(key))
            {
                copy[key] = $"<{key}>";
            }
        }

        if (copy["autonaming"]?["proposedName"] is { } name)
        {
            copy["autonaming"]!["proposedName"] = RandomPart().Replace(name.GetValue<string>(), "<random>");
        }

        return copy;
    }

    [GeneratedRegex("127\\.0\\.0\\.1:(ENGINE|(?!8099)[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Port();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex GeneratedId();

    [GeneratedRegex("(?<=images[-_])[0-9a-z]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RandomPart();
}
