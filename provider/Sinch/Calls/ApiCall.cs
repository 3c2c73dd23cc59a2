using System.Buffers;
using System.Text;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>One of the three documented calls, with its data. A name or bot id is one element of the path whatever it holds.</summary>
/// <param name="Name">The entry's name, as given; null for a list.</param>
/// <param name="Entry">What a POST writes; null for the others.</param>
internal sealed record ApiCall(HttpMethod Method, string BotId, string? Name, MediaProvider? Entry)
{
    private const string ListTemplate = "/whatsapp/v1/{bot-id}/provision/provider";

    public bool IsWrite => Method != HttpMethod.Get;

    public string Template => Method == HttpMethod.Delete ? ListTemplate + "/{provider-name}" : ListTemplate;

    public string Path => $"/whatsapp/v1/{Escape(BotId)}/provision/provider{(Method == HttpMethod.Delete ? $"/{Escape(Name!)}" : "")}";

    /// <summary>The whole address, not made canonical: Uri would take '%2E%2E' for a dot segment and drop it with the element before it.</summary>
    public Uri AddressAt(Uri baseAddress) =>
        new(baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>What the call does, as the beginning of a sentence.</summary>
    public string Subject => Method == HttpMethod.Get
        ? $"Listing the media providers of {Bot}"
        : $"{(Method == HttpMethod.Post ? "Writing" : "Deleting")} media provider '{Printable.Of(Name!)}' of {Bot}";

    private string Bot => $"bot '{Printable.Of(BotId)}'";

    public static ApiCall Get(string botId) => new(HttpMethod.Get, botId, null, null);
    public static ApiCall Post(string botId, MediaProvider entry) => new(HttpMethod.Post, botId, entry.Name, entry);
    public static ApiCall Delete(string botId, string name) => new(HttpMethod.Delete, botId, name, null);

    /// <summary>
    /// Why this call must not be sent, as a finished sentence; null when it may. Without a name, DELETE would ask for the route of the whole list, which an
    /// early version of the vendor's page described as deleting it. A server or proxy that decodes the path might delete another entry, or be left with the
    /// route of the list, or one above it.
    /// </summary>
    public string? FindRefusal() =>
        BotId.Length == 0 ? "The call names no bot."
        : Name?.Length == 0 ? "The call names no media provider."
        : !IsWellFormed(BotId) || (Name is not null && !IsWellFormed(Name)) ? "The bot id or the name holds half a surrogate pair, which cannot be sent."
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

    /// <param name="Began">Called when a request is about to be sent, once per attempt.</param>
    internal sealed record Running(ApiCall Call, CallObserver Observer, Action Began)
    {
        public int Attempt { get; set; }

        /// <summary>True once the next attempt had to wait, or is another one, since the call was made or its caller last asked to look again.</summary>
        public bool HasWaited { get; set; }
    }
}
