using System.Text.RegularExpressions;

namespace MediaProviders.Emulator;

/// <summary>
/// A request as it was received: what <see cref="MediaProvidersEndpoints"/> needs to know of HTTP. The target is that of the request line, not normalised;
/// a header that is missing is null.
/// </summary>
internal sealed record ApiRequest(string Method, string Target, string? Authorization, string? ContentType, byte[] Body)
{
    /// <summary>The path of <see cref="Target"/>; null when it is not one of the API's.</summary>
    public ApiPath? Path { get; init; }

    /// <summary>Which of the three documented calls it is.</summary>
    public FaultRoute Route => (Method, Path?.Place) switch
    {
        ("GET", ApiPlace.Collection) => FaultRoute.List,
        ("POST", ApiPlace.Collection) => FaultRoute.Post,
        ("DELETE", ApiPlace.Entry) => FaultRoute.Delete,
        _ => FaultRoute.Other,
    };

    /// <summary>The bearer token; null when the header is missing or of another scheme.</summary>
    public string? BearerToken =>
        Authorization is not null && Authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? Authorization["Bearer ".Length..].Trim(' ')
            : null;

    /// <summary>Whether its Content-Type is JSON, whatever the character set.</summary>
    public bool IsJson => ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The name of the entry it is about: of a DELETE from the path, of a POST from the body; null when there is none.</summary>
    public string? EntryName()
    {
        if (Path?.EntryName is not null || Body.Length == 0)
        {
            return Path?.EntryName;
        }

        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("name", out var name)
                && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Method and target; never a header or the body.</summary>
    public override string ToString() => $"{Method} {Target}";
}

/// <summary>What a path of the API stands for.</summary>
internal enum ApiPlace
{
    /// <summary><c>/whatsapp/v1/{bot-id}/provision/provider</c>.</summary>
    Collection,

    /// <summary>The same with a trailing slash: an entry without a name.</summary>
    NamelessEntry,

    /// <summary><c>/whatsapp/v1/{bot-id}/provision/provider/{provider-name}</c>.</summary>
    Entry,

    /// <summary>Anything else below <c>/whatsapp/v1/{bot-id}</c>.</summary>
    Elsewhere,
}

/// <summary>
/// A path of the API, read from the raw request target: elements are split at <c>/</c> first and percent-decoded (RFC 3986)
/// one by one after that, so that <c>%2F</c> stays within its element, and dot segments are names like any other.
/// </summary>
internal sealed partial record ApiPath(ApiPlace Place, string BotId, string? EntryName)
{
    /// <summary>Reads a request target.</summary>
    /// <param name="target">In origin form, or in absolute form as proxies receive it.</param>
    /// <param name="basePath">What stands before <c>/whatsapp</c>; empty when nothing does.</param>
    /// <returns>Null when it is not below <c>/whatsapp/v1/{bot-id}</c> or not percent-encoded UTF-8.</returns>
    public static ApiPath? Read(string target, string basePath)
    {
        string path = PathOf(target);
        if (!path.StartsWith(basePath + "/whatsapp/v1/", StringComparison.Ordinal))
        {
            return null;
        }

        string?[] elements = [.. path[(basePath.Length + "/whatsapp/v1/".Length)..].Split('/').Select(Decode)];
        return elements.Contains(null) ? null : elements switch
        {
            ["", ..] => null,
            [{ } bot, "provision", "provider"] => new ApiPath(ApiPlace.Collection, bot, null),
            [{ } bot, "provision", "provider", ""] => new ApiPath(ApiPlace.NamelessEntry, bot, null),
            [{ } bot, "provision", "provider", { } name] => new ApiPath(ApiPlace.Entry, bot, name),
            [{ } bot, ..] => new ApiPath(ApiPlace.Elsewhere, bot, null),
            _ => null,
        };
    }

    /// <summary>The path of a request target, without the query.</summary>
    public static string PathOf(string target)
    {
        int scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        int start = scheme < 0 ? 0 : target.IndexOf('/', scheme + 3);
        if (start < 0)
        {
            return "/";
        }

        int query = target.IndexOf('?', start);
        return query < 0 ? target[start..] : target[start..query];
    }

    /// <summary>Percent-decodes one path element; null when it is not percent-encoded UTF-8.</summary>
    public static string? Decode(string element)
    {
        if (BadEscape().IsMatch(element))
        {
            return null;
        }

        // The library's decoder is that of forms, where a plus stands for a blank.
        byte[] encoded = Encoding.UTF8.GetBytes(element.Replace("+", "%2B", StringComparison.Ordinal));
        try
        {
            return StrictUtf8.GetString(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadEscape();
}
