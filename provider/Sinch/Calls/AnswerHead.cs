using System.Globalization;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

/// <summary>Finds in the status and the headers of a response why its list proves nothing.</summary>
internal static class AnswerHead
{
    // The codings registered at https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding. No other text of the header is shown.
    private static readonly string[] RegisteredEncodings =
        ["aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "pack200-gzip", "x-compress", "x-gzip", "zstd"];

    // The last three are not content codings, but some servers send them with a body that is not encoded.
    private static readonly string[] Plain = ["identity", "none", "utf-8", "utf8"];

    private static readonly string[] LinkNames = ["Link", "Links", "X-Link", "X-Links"];
    private static readonly string[] AgeNames = ["Age", "X-Age", "X-Cache-Age"];

    // The maximum Age of a current list; a list that this client keeps is at most as old.
    private const int OldestSeconds = 5;

    private static readonly char[] BetweenWords = [' ', ',', ';', '"', ':', '/', '(', ')'];

    /// <summary>Why the list may be only a part, or may not come from the API; null for no reason. Page signs and staleness go to the signs.</summary>
    public static Doubt? FindDoubt(HttpResponseMessage answer, PageSigns signs)
    {
        foreach (var (name, values) in Fields(answer))
        {
            foreach (var value in values)
            {
                signs.Hear(PageNames.OfHeader(name), value);
            }
        }

        signs.SaysStale |= IsStale(answer);
        return (int)answer.StatusCode != 200 ? new Doubt(
                $"it came with status {(int)answer.StatusCode} instead of 200",
                "Check that the base address is the API's own and that no gateway answers in its place.")
            : !IsLabelledJson(answer.Content.Headers) ? new Doubt(
                "its Content-Type is not JSON",
                "Check that the base address is the API's own and that no gateway or sign-in page answers in its place.")
            : Values(answer, "Content-Range").Concat(Values(answer, "X-Content-Range")).Any() ? Doubt.Partial(
                "its header 'Content-Range' says that it is only a part")
            : LinkNames.SelectMany(name => Values(answer, name)).Any(LinkHeader.LeadsToAnotherPage) ? Doubt.Partial("its header 'Link' leads to another page")
            : null;
    }

    /// <remarks>
    /// RFC 9111, sections 5.1 (Age) and 5.5 (Warning), with RFC 7234, section 5.5, for the codes; RFC 9211 (Cache-Status), and the older headers of caches.
    /// </remarks>
    private static bool IsStale(HttpResponseMessage answer) =>
        AgeNames.SelectMany(name => Values(answer, name)).Any(IsOld) || Values(answer, "Warning").Any(WarnsOfStaleness) || IsFromCache(answer);

    private static bool IsLabelledJson(HttpContentHeaders headers) => !headers.NonValidated.TryGetValues("Content-Type", out var values)
        || values.SelectMany(value => value.Split(',')).Select(value => value.Split(';', 2)[0].Trim()).All(IsJson);

    private static bool IsJson(string label) => label.Length == 0
        || label.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || label.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    private static bool IsOld(string header) => header.Split(',', StringSplitOptions.TrimEntries)
        .Any(age => !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > OldestSeconds);

    // 110 stale, 111 revalidation failed, 112 disconnected, 113 heuristic expiration. Quoted texts are skipped.
    private static bool WarnsOfStaleness(string header) =>
        header.Split('"').Where((_, i) => i % 2 == 0).SelectMany(outsideOfTexts => outsideOfTexts.Split(' ', ',', '\t')).Any(word =>
            word.AsSpan(0, Math.Min(3, word.Length)) is "110" or "111" or "112" or "113" && (word.Length == 3 || !char.IsAsciiLetterOrDigit(word[3])));

    // A stored response is as old as its Age; without that header it may have any age.
    private static bool IsFromCache(HttpResponseMessage answer)
    {
        var hasAge = Values(answer, "Age").Any();
        return Fields(answer).Where(field => IsOfCache(field.Key)).Any(field => PartsAboutCache(field).SelectMany(value => value.Split(BetweenWords))
            .Any(word => IsOldWord(word) || (!hasAge && (IsHit(word) || (IsAnswerOfCache(field.Key) && IsYes(word))))));
    }

    // HIT-STALE of Fastly, TCP_REFRESH_FAIL of Squid and Akamai, 'Error from cloudfront'.
    private static bool IsOldWord(string word) => Is(word, "STALE") || Is(word, "UPDATING") || Is(word, "ERROR")
        || word.EndsWith("-STALE", StringComparison.OrdinalIgnoreCase) || word.EndsWith("_STALE", StringComparison.OrdinalIgnoreCase)
        || word.Contains("REFRESH_FAIL", StringComparison.OrdinalIgnoreCase);

    // HIT-CLUSTER, TCP_HIT, OriginShieldHit, desc=HIT; a RefreshHit was asked about.
    private static bool IsHit(string word) => Is(word, "CACHED") || Is(word, "FRESH") || word.StartsWith("HIT-", StringComparison.OrdinalIgnoreCase)
        || (word.EndsWith("HIT", StringComparison.OrdinalIgnoreCase) && !Is(word, "RefreshHit") && !Is(word, "no-hit"));

    // Not the header of a framework's own cache, and not headers with instructions for caches.
    private static bool IsOfCache(string name) =>
        Is(name, "Server-Timing") || (name.Contains("cache", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(["nextjs", "control", "tag", "key"], part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));

    // Server-Timing also names other steps: fresh;dur=1, error;dur=0.
    private static IEnumerable<string> PartsAboutCache(KeyValuePair<string, HeaderStringValues> field) => !Is(field.Key, "Server-Timing") ? field.Value
        : field.Value.SelectMany(value => value.Split(',')).Where(step => step.Contains("cache", StringComparison.OrdinalIgnoreCase));

    // X-From-Cache: 1; X-Cached: true; X-Cache-Hits: 3.
    private static bool IsAnswerOfCache(string name) =>
        Array.Exists(["From-Cache", "Cached", "Cache-Hit", "Cache-Hits"], end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool IsYes(string word) => Is(word, "true") || Is(word, "yes") || (int.TryParse(word, out var number) && number > 0);

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Values(HttpResponseMessage answer, string name) =>
        Fields(answer).Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(field => field.Value);

    // The headers and the trailers.
    private static IEnumerable<KeyValuePair<string, HeaderStringValues>> Fields(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Concat(answer.TrailingHeaders.NonValidated);

    /// <summary>The content coding of a response that this client cannot decode, because it only asks for gzip; null when it can. Part of a sentence.</summary>
    public static string? UnreadEncodingOf(HttpResponseMessage answer)
    {
        var codings = answer.Content.Headers.ContentEncoding;
        return codings.All(coding => Plain.Contains(coding, StringComparer.OrdinalIgnoreCase)) ? null
            : Array.Find(RegisteredEncodings, known => codings.Contains(known, StringComparer.OrdinalIgnoreCase)) is { } name ? $"'{name}'"
            : "something unknown";
    }
}
