using System.Text.RegularExpressions;

namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>Requests as JSON, in the form in which two runs can be compared.</summary>
internal static partial class RequestText
{
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
    /// <param name="isKnownId">Says of a generated id whether it stood in the state before; null takes none as known.</param>
    /// <param name="explained">Counts what was taken out.</param>
    public static JsonObject Comparable(JsonObject request, Func<string, bool>? isKnownId = null, ExplainedDifferences? explained = null)
    {
        var text = Replace(Port(), request.ToJsonString(), ExplainedDifferences.Port, _ => "127.0.0.1:PORT", explained);
        var copy = JsonNode.Parse(text)!.AsObject();
        foreach (var key in new[] { ExplainedDifferences.Token, ExplainedDifferences.Seed }.Where(copy.ContainsKey))
        {
            explained?.Meet(key);
            copy[key] = $"<{key}>";
        }

        if (copy["autonaming"]?["proposedName"] is { } name)
        {
            copy["autonaming"]!["proposedName"] = Replace(RandomPart(), name.GetValue<string>(), ExplainedDifferences.ProposedName, _ => "<random>", explained);
        }

        text = Replace(GeneratedId(), copy.ToJsonString(), ExplainedDifferences.NewId, match => isKnownId?.Invoke(match) == true ? match : "<generated>",
            explained);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static string Replace(Regex pattern, string text, string difference, Func<string, string> with, ExplainedDifferences? explained) =>
        pattern.Replace(text, match =>
    {
        var replacement = with(match.Value);
        explained?.Meet(difference, replacement == match.Value ? 0 : 1);
        return replacement;
    });

    [GeneratedRegex("127\\.0\\.0\\.1:(ENGINE|(?!8099)[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Port();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex GeneratedId();

    [GeneratedRegex("(?<=images[-_])[0-9a-z]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RandomPart();
}
