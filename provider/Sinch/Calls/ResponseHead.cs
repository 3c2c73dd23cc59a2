using System.Globalization;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

/// <summary>What the status and the headers of a response say.</summary>
internal static class ResponseHead
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

    private const string KnownEnd = "The vendor ended support of this API on 2023-09-30.";

    /// <summary>Why the list may be only a part, or may not come from the API; null for no reason. Page signs and staleness go to the signs.</summary>
    /// <remarks>
    /// For staleness: RFC 9111, sections 5.1 (Age) and 5.5 (Warning), with RFC 7234, section 5.5, for the codes; RFC 9211 (Cache-Status), and the older headers
    /// of caches.
    /// </remarks>
    public static Doubt? FindDoubt(HttpResponseMessage response, PageSigns signs)
    {
        // The headers and the trailers.
        var fields = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Concat(response.TrailingHeaders.NonValidated)
            .SelectMany(field => field.Value, (field, value) => (Name: field.Key, Value: value)).ToLookup(
                field => field.Name, field => field.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            foreach (var value in field)
            {
                signs.AddHeader(field.Key, value);

                // Squid also says what it found and did not use.
                signs.SaysStale |= SaysStale(
                    field.Key, value, hasAge: fields.Contains("Age") || (Is(field.Key, "X-Cache-Lookup") && fields.Contains("X-Cache")));
            }
        }

        var labels = fields["Content-Type"].SelectMany(value => value.Split(',')).Select(value => value.Split(';', 2)[0].Trim());
        return (int)response.StatusCode != 200 ? new Doubt(
                $"it came with status {(int)response.StatusCode} instead of 200",
                "Check that the base address is the API's own and that no gateway answers in its place.")
            : !labels.All(IsJson) ? new Doubt(
                "its Content-Type is not JSON",
                "Check that the base address is the API's own and that no gateway or sign-in page answers in its place.")
            : fields.Contains("Content-Range") || fields.Contains("X-Content-Range") ? Doubt.Partial("its header 'Content-Range' says that it is only a part")
            : LinkNames.SelectMany(name => fields[name]).Any(LinkHeader.LeadsToAnotherPage) ? Doubt.Partial("its header 'Link' leads to another page")
            : null;
    }

    /// <summary>The content coding of a response that this client cannot decode, because it only asks for gzip; null when it can. Part of a sentence.</summary>
    public static string? UnreadEncodingOf(HttpResponseMessage response)
    {
        var codings = response.Content.Headers.ContentEncoding;
        return codings.All(coding => Plain.Contains(coding, StringComparer.OrdinalIgnoreCase)) ? null
            : Array.Find(RegisteredEncodings, known => codings.Contains(known, StringComparer.OrdinalIgnoreCase)) is { } name ? $"'{name}'"
            : "something unknown";
    }

    /// <summary>
    /// How long to wait from now, by <c>Retry-After</c> in both forms of RFC 9110, 10.2.3, seconds or a date; null when the header is missing or invalid. A
    /// date is measured against the response's own <c>Date</c>, because the server's clock may be wrong. If the header occurs more than once, the longest wait
    /// counts. There is no upper limit except that of the type.
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        // A proxy may join two headers with a comma, which a date also contains.
        var now = response.Headers.Date ?? time.GetUtcNow();
        return values.SelectMany(value => value.Any(char.IsAsciiLetter) ? [value] : value.Split(',')).Select(value => DelayOf(value, now)).Max();
    }

    /// <summary>
    /// One or two whole sentences when the response says that the service has ended or will end; else null. The signs are 410, a redirect, <c>Sunset</c>
    /// (RFC 8594) and <c>Deprecation</c> (RFC 9745, <c>@</c> and seconds since 1970; drafts had <c>true</c> or a date). According to the vendor's page, support
    /// for this API ended on 2023-09-30. Only dates of the headers are repeated.
    /// </summary>
    public static string? EndOfService(HttpResponseMessage response) =>
        DateOf(response.Headers, "Sunset") is { } end
            ? $"The server says that the service ends{(end.Length == 0 ? "" : $" on {end}")} (Sunset header). {KnownEnd}"
        : DateOf(response.Headers, "Deprecation") is { } since
            ? $"The server says that the service is deprecated{(since.Length == 0 ? "" : $" since {since}")} (Deprecation header). {KnownEnd}"
        : (int)response.StatusCode == 410 ? $"The server says that the service is gone. {KnownEnd}"
        : (int)response.StatusCode is >= 300 and < 400 and not 304 ? $"The server redirects elsewhere: the service may have ended or moved. {KnownEnd}"
        : null;

    private static bool IsJson(string label) => label.Length == 0
        || label.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || label.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    // A stored response is as old as its Age; without that header it may have any age.
    private static bool SaysStale(string name, string value, bool hasAge) =>
        (AgeNames.Contains(name, StringComparer.OrdinalIgnoreCase) && value.Split(',', StringSplitOptions.TrimEntries).Any(IsOld))
        || (Is(name, "Warning") && WarnsOfStaleness(value))
        || (IsOfCache(name) && PartsAboutCache(name, value).SelectMany(part => part.Split(BetweenWords))
            .Any(word => IsOldWord(word) || (!hasAge && (IsHit(word) || (IsAnswerOfCache(name) && IsYes(word))))));

    private static bool IsOld(string age) => !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > OldestSeconds;

    // 110 stale, 111 revalidation failed, 112 disconnected, 113 heuristic expiration. Quoted texts are skipped.
    private static bool WarnsOfStaleness(string header) =>
        header.Split('"').Where((_, i) => i % 2 == 0).SelectMany(outsideOfTexts => outsideOfTexts.Split(' ', ',', '\t')).Any(word =>
            word.AsSpan(0, Math.Min(3, word.Length)) is "110" or "111" or "112" or "113" && (word.Length == 3 || !char.IsAsciiLetterOrDigit(word[3])));

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
    private static IEnumerable<string> PartsAboutCache(string name, string value) => !Is(name, "Server-Timing") ? [value]
        : value.Split(',').Where(step => step.Contains("cache", StringComparison.OrdinalIgnoreCase));

    // X-From-Cache: 1; X-Cached: true; X-Cache-Hits: 3.
    private static bool IsAnswerOfCache(string name) =>
        Array.Exists(["From-Cache", "Cached", "Cache-Hit", "Cache-Hits"], end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static bool IsYes(string word) => Is(word, "true") || Is(word, "yes") || (int.TryParse(word, out var number) && number > 0);

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? DelayOf(string value, DateTimeOffset now)
    {
        var text = value.AsSpan().Trim(" \t");
        if (!text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9'))
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        return !RetryConditionHeaderValue.TryParse(value, out var parsed) || parsed.Date is not { } date ? null
            : date > now ? date - now
            : TimeSpan.Zero;
    }

    // Null without the header; empty when its date cannot be read.
    private static string? DateOf(HttpResponseHeaders headers, string name)
    {
        const long LastSecondOfYear9999 = 253_402_300_799;
        if (!headers.TryGetValues(name, out var values))
        {
            return null;
        }

        var value = values.FirstOrDefault();
        DateTimeOffset? date = value is ['@', ..] && long.TryParse(value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= LastSecondOfYear9999 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) ? exact
            : null;
        return date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
    }
}
