using System.Text;
using System.Text.Json;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The rules of a configuration beyond the types of its values.</summary>
internal static class ConfigurationRules
{
    /// <summary>The fault of a text that no header can carry.</summary>
    public const string CannotBeSent = "contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters "
        + "beyond ASCII.";

    /// <summary>The fault of a prefix that no legal name starts with.</summary>
    public static string IllegalPrefix { get; } = $"may only contain the letters A-Z and a-z, '-' and '_', at most {NameRule.LongestPrefix} of them, because "
        + "every name starts with it.";

    // Keys that the engine adds, and that no schema declares.
    private static readonly string[] EngineKeys = ["version", "pluginDownloadURL", "__internal"];

    /// <summary>
    /// All problems of a configuration that is already interpreted and completed from the environment. A missing token is not one of them: it may be in the
    /// environment, which is searched for it when the provider is configured.
    /// </summary>
    public static List<Problem> Validate(ObjectValue config)
    {
        var own = config.Keep((name, _) => !EngineKeys.Contains(name, StringComparer.Ordinal));
        var problems = ProviderConfigShape.Shape.Validate(own);
        void Refuse(string name, string fault) => problems.Add(new Problem(PropertyPath.Root.Then(name), fault));
        if (config["endpoint"].IsAbsent && config["region"].IsAbsent)
        {
            Refuse("region", "is required unless 'endpoint' is set. Set it to 'us1' or 'eu1', the region of the bot, or set the environment variable "
                + "SINCH_REGION.");
        }
        else if (config["endpoint"].AsText() is { Length: > 0 } endpoint && BaseAddress.Normalise(endpoint, out var problem) is null)
        {
            Refuse("endpoint", problem);
        }

        if (config[NamePrefixRule.Key].AsText() is { Length: > 0 } prefix && !NameRule.IsPrefix(prefix))
        {
            Refuse(NamePrefixRule.Key, IllegalPrefix);
        }

        var (certificate, key) = (config["clientCertificateFile"], config["clientKeyFile"]);
        if (certificate.IsAbsent != key.IsAbsent && !certificate.IsUnknown && !key.IsUnknown)
        {
            Refuse("clientCertificateFile", "must be given together with 'clientKeyFile': give both or neither.");
        }

        if (config[TokenSource.Key].AsText() is { Length: > 0 } token && !RequestHeaders.IsValue(token))
        {
            Refuse(TokenSource.Key, CannotBeSent);
        }

        var headers = config["headers"].AsObject();
        problems.AddRange(ProblemsOf(headers));
        return problems.ConvertAll(problem => problem.Path.Steps is ["headers", var header]
            ? problem with { Path = PropertyPath.Root.Then("headers").Then(RequestHeaders.ShownName(header, headers[header].IsAbsent)) }
            : problem);
    }

    private static IEnumerable<Problem> ProblemsOf(ObjectValue headers)
    {
        var each = headers.Members.Select(header => (header.Key, Fault: RequestHeaders.FindNameProblem(header.Key) is { } problem ? $"{problem}."
            : header.Value.AsText() is { } text && !RequestHeaders.IsValue(text) ? CannotBeSent
            : ""));
        var twice = headers.Members.GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any())
            .Select(same => (same.First().Key, Fault: "is given more than once: header names are not case-sensitive. Give it once."));
        return each.Concat(twice).Where(header => header.Fault.Length > 0)
            .Select(header => new Problem(PropertyPath.Root.Then("headers").Then(header.Key), header.Fault));
    }
}

/// <summary>
/// Converts configuration values that arrive as text. A stack's configuration contains only texts, and SDKs send numbers and objects as JSON text or as
/// they are: Pulumi's own engine tests do both. A string of the schema is never parsed; an enum may arrive as JSON text, because that is how SDKs send
/// everything to a provider that is not a plain string.
/// </summary>
internal static class ConfigurationText
{
    /// <summary>
    /// The configuration with every value converted to the type that the schema gives it, without absent values. A text that cannot be converted stays as it
    /// is, so that validation can report it.
    /// </summary>
    public static ObjectValue Interpret(ObjectType shape, ObjectValue given) =>
        Present(shape, given).Map((name, value) => shape.Find(name) is { } property ? Interpret(property.Type, value) : value);

    /// <summary>The configuration without absent values: null, secret null, an empty text and the text <c>null</c>, also as JSON text.</summary>
    public static ObjectValue Present(ObjectType shape, ObjectValue given) =>
        given.Keep((name, value) => !IsAbsent(value) && !(shape.Find(name) is { } property && IsAbsent(Interpret(property.Type, value))));

    private static bool IsAbsent(Value value) => value.IsAbsent || value.Plain is Value.Text { Content: "" or "null" };

    private static Value Interpret(TypeShape type, Value value)
    {
        if (ReferenceEquals(type, TypeShape.Scalar.String) || value.Plain is not Value.Text text || !TryParse(text.Content, out var parsed)
            || (type is EnumType && parsed is not Value.Text))
        {
            return value;
        }

        return value.IsSecret ? parsed.AsSecret() : parsed;
    }

    private static bool TryParse(string text, out Value value)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = 16 });
            value = From(document.RootElement);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            value = Value.Null.Instance;
            return false;
        }
    }

    private static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectValue([.. element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, From(member.Value)))]),
        JsonValueKind.Array => new Value.List([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.String => new Value.Text(element.GetString()!),
        JsonValueKind.Number => new Value.Number(element.GetDouble()),
        JsonValueKind.True => Value.Bool.True,
        JsonValueKind.False => Value.Bool.False,
        _ => Value.Null.Instance,
    };
}
