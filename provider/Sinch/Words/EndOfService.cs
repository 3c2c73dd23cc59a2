using System.Globalization;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

/// <summary>
/// Reads the signs that a service has ended or will: 410, a redirect, <c>Sunset</c> (RFC 8594) and <c>Deprecation</c> (RFC 9745, <c>@</c> and seconds since
/// 1970; drafts had <c>true</c> or a date). The vendor's page says that support of this API ended on 2023-09-30.
/// </summary>
internal static class EndOfService
{
    private const string Known = "The vendor ended support of this API on 2023-09-30.";

    /// <summary>A finished sentence or two, or null when the answer has no such sign. Nothing of the headers but their dates is repeated.</summary>
    public static string? Read(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return ReadHeaders(answer.Headers)
            ?? (status == 410 ? $"The server says that the service is gone. {Known}"
            : status is >= 300 and < 400 and not 304 ? $"The server points elsewhere, as ended or moved services do. {Known}"
            : null);
    }

    private static string? ReadHeaders(HttpResponseHeaders headers)
    {
        if (headers.TryGetValues("Sunset", out var sunset))
        {
            var date = DateOf(sunset.FirstOrDefault());
            return $"The server says that the service ends{(date is null ? "" : $" on {date}")} (Sunset header). {Known}";
        }

        if (headers.TryGetValues("Deprecation", out var deprecation))
        {
            var date = DateOf(deprecation.FirstOrDefault());
            return $"The server says that the service is deprecated{(date is null ? "" : $" since {date}")} (Deprecation header). {Known}";
        }

        return null;
    }

    private static string? DateOf(string? value)
    {
        const long LastSecondOfYear9999 = 253_402_300_799;
        if (value is ['@', ..] && long.TryParse(value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= LastSecondOfYear9999)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }
}
