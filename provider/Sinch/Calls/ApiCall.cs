using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>One of the API's three calls, with its data. Name and bot id are always one path segment each, whatever characters they have.</summary>
/// <param name="Name">The entry's name, unescaped; null for a list.</param>
/// <param name="Entry">The entry that a POST writes; null for other calls.</param>
internal sealed record ApiCall(HttpMethod Method, string BotId, string? Name, MediaProvider? Entry)
{
    /// <summary>How the paths of all calls begin.</summary>
    public const string RootPath = "/whatsapp/v1";

    private const string ListTemplate = RootPath + "/{bot-id}/provision/provider";

    public bool IsWrite => Method != HttpMethod.Get;

    public string Template => Method == HttpMethod.Delete ? ListTemplate + "/{provider-name}" : ListTemplate;

    public string Path => $"{RootPath}/{Escape(BotId)}/provision/provider{(Method == HttpMethod.Delete ? $"/{Escape(Name!)}" : "")}";

    /// <summary>The URL, without canonicalisation: Uri would treat '%2E%2E' as a dot segment and remove it with the segment before it.</summary>
    public Uri AddressAt(Uri baseAddress) =>
        new(baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>The call for a message, as the beginning of a sentence.</summary>
    public string Subject => Method == HttpMethod.Get
        ? $"Listing the media providers of {Bot}"
        : $"{(Method == HttpMethod.Post ? "Writing" : "Deleting")} media provider '{Printable.Of(Name!)}' of {Bot}";

    private string Bot => $"bot '{Printable.Of(BotId)}'";

    public static ApiCall Get(string botId) => new(HttpMethod.Get, botId, null, null);
    public static ApiCall Post(string botId, MediaProvider entry) => new(HttpMethod.Post, botId, entry.Name, entry);
    public static ApiCall Delete(string botId, string name) => new(HttpMethod.Delete, botId, name, null);

    /// <summary>
    /// Why this call must not be sent, as a whole sentence; null when it may be. A DELETE without a name would have the path of the whole list, which an early
    /// version of the vendor's page described as deleting it. A server or proxy that decodes the path might delete another entry, or arrive at the path of the
    /// list or one above it.
    /// </summary>
    public string? FindRefusal() =>
        BotId.Length == 0 ? "The call names no bot."
        : Name?.Length == 0 ? "The call names no media provider."
        : !IsWellFormed(BotId) || (Name is not null && !IsWellFormed(Name)) ? "The bot id or the name contains an unpaired surrogate, which cannot be sent."
        : Method == HttpMethod.Delete && !(PathElement.IsUnambiguous(Name!) && PathElement.IsUnambiguousBot(BotId))
            ? "A URL path cannot carry this name safely: a server may read it, or the bot id, as another one, or as the list itself. "
                + "Ask the vendor to delete the entry, or overwrite its credentials."
        : Entry is { Credentials: Credentials.Unreadable } ? "The entry has neither basic nor bearer credentials."
        : null;

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty && Rune.DecodeFromUtf16(rest, out _, out var consumed) == OperationStatus.Done)
        {
            rest = rest[consumed..];
        }

        return rest.IsEmpty;
    }

    private static string Escape(string element) => element switch
    {
        "." => "%2E",
        ".." => "%2E%2E",
        _ => Uri.EscapeDataString(element),
    };

    /// <summary>A call while it is running, with its attempts.</summary>
    /// <param name="Began">Called before each attempt is sent.</param>
    internal sealed record Running(ApiCall Call, CallObserver Observer, Action Began)
    {
        public int Attempt { get; set; }

        /// <summary>
        /// True when the next attempt is a retry or had to wait, since the call began or <see cref="CallObserver.HasWaitedAsync"/> was last called.
        /// </summary>
        public bool HasWaited { get; set; }
    }
}

/// <summary>
/// A span for each HTTP exchange. Names and attributes are those of OpenTelemetry's semantic conventions for HTTP clients, without <c>url.full</c>, which would
/// contain the bot and the entry; there is only <c>url.template</c>. Without a listener no span is created.
/// </summary>
internal static class AttemptSpan
{
    public const string SourceName = "MediaProviders.Sinch";

    private static readonly ActivitySource Source = new(SourceName, PluginVersion.Text);

    public static Activity? Start(ApiCall.Running running, Uri server)
    {
        var call = running.Call;
        var span = Source.StartActivity($"{call.Method.Method} {call.Template}", ActivityKind.Client, running.Observer.Cause);
        span?.SetTag("http.request.method", call.Method.Method)
            .SetTag("url.template", call.Template)
            .SetTag("url.scheme", server.Scheme)
            .SetTag("server.address", server.Host)
            .SetTag("server.port", server.Port);
        return running.Attempt > 1 ? span?.SetTag("http.request.resend_count", running.Attempt - 1) : span;
    }

    /// <summary>Sets the outcome.</summary>
    /// <param name="status">The HTTP status; null when there was no response.</param>
    /// <param name="failure">Null after a success, or when the exchange was cancelled because no caller waits any more.</param>
    public static void End(Activity? span, int? status, ApiFailure? failure)
    {
        span?.SetTag("http.response.status_code", status);
        if (span is not null && (failure is not null || status is null))
        {
            var type = status >= 400 ? status.Value.ToString(CultureInfo.InvariantCulture) : failure?.ToString() ?? "Cancelled";
            span.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error);
        }
    }
}

/// <summary>
/// A name as a path segment. It is percent-encoded, but some servers and proxies decode the path before they route, and then these characters have a meaning
/// (RFC 3986, sections 2.2, 3.3, 5.2.4 and 6.2.2): slashes separate segments, a semicolon starts parameters that Java servers remove, a question mark and a
/// number sign end the path, and a percent sign is decoded again. Others remove dots and spaces at the end of a segment, as Windows does in file names.
/// </summary>
internal static class PathElement
{
    private static readonly SearchValues<char> Special = SearchValues.Create("/\\;?#%");

    /// <summary>True when every server reads the name unchanged. Non-ASCII characters are allowed, even those that look like a slash or a dot.</summary>
    public static bool IsUnambiguous(string name) =>
        name.Length > 0
        && !name.AsSpan().ContainsAny(Special)
        && !name.Any(char.IsControl)
        && name[^1] != '.'
        && !char.IsWhiteSpace(name[0])
        && !char.IsWhiteSpace(name[^1]);

    /// <summary>True when every server reads the bot id unchanged, or as the segments between its slashes, none of which leads to another route.</summary>
    public static bool IsUnambiguousBot(string botId) => botId.Split('/').All(IsUnambiguous);
}
