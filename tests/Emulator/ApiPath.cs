using System.Text;

namespace MediaProviders.Emulator;

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
/// <param name="Place">What it stands for.</param>
/// <param name="BotId">The bot.</param>
/// <param name="EntryName">The entry; null but for <see cref="ApiPlace.Entry"/>.</param>
internal sealed record ApiPath(ApiPlace Place, string BotId, string? EntryName)
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

        string[] raw = path[(basePath.Length + "/whatsapp/v1/".Length)..].Split('/');
        var elements = new string[raw.Length];
        for (int index = 0; index < raw.Length; index++)
        {
            if (Decode(raw[index]) is not { } element)
            {
                return null;
            }

            elements[index] = element;
        }

        return elements switch
        {
            ["", ..] => null,
            [var bot, "provision", "provider"] => new ApiPath(ApiPlace.Collection, bot, null),
            [var bot, "provision", "provider", ""] => new ApiPath(ApiPlace.NamelessEntry, bot, null),
            [var bot, "provision", "provider", var name] => new ApiPath(ApiPlace.Entry, bot, name),
            [var bot, ..] => new ApiPath(ApiPlace.Elsewhere, bot, null),
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
        var bytes = new List<byte>(element.Length);
        int index = 0;
        while (index < element.Length)
        {
            if (element[index] == '%')
            {
                if (index + 2 >= element.Length || !char.IsAsciiHexDigit(element[index + 1]) || !char.IsAsciiHexDigit(element[index + 2]))
                {
                    return null;
                }

                bytes.Add(Convert.ToByte(element.Substring(index + 1, 2), 16));
                index += 3;
                continue;
            }

            int next = element.IndexOf('%', index);
            int end = next < 0 ? element.Length : next;
            bytes.AddRange(Encoding.UTF8.GetBytes(element[index..end]));
            index = end;
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
