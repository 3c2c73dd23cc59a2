using System.Globalization;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

/// <summary>
/// Detects that the service has ended or will end: 410, a redirect, <c>Sunset</c> (RFC 8594) and <c>Deprecation</c> (RFC 9745, <c>@</c> and seconds since
/// 1970; drafts had <c>true</c> or a date). According to the vendor's page, support for this API ended on 2023-09-30.
/// </summary>
internal static class EndOfService
{
    private const string Known = "The vendor ended support of this API on 2023-09-30.";

    /// <summary>One or two whole sentences; null when the response has no such sign. Only dates of the headers are repeated.</summary>
    public static string? Read(HttpResponseMessage answer) =>
        DateOf(answer.Headers, "Sunset") is { } end
            ? $"The server says that the service ends{(end.Length == 0 ? "" : $" on {end}")} (Sunset header). {Known}"
        : DateOf(answer.Headers, "Deprecation") is { } since
            ? $"The server says that the service is deprecated{(since.Length == 0 ? "" : $" since {since}")} (Deprecation header). {Known}"
        : (int)answer.StatusCode == 410 ? $"The server says that the service is gone. {Known}"
        : (int)answer.StatusCode is >= 300 and < 400 and not 304 ? $"The server redirects elsewhere, as services do that have ended or moved. {Known}"
        : null;

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
