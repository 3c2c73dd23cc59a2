using System.Buffers;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

internal static class RequestHeaders
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Headers about the transfer and the sender of a message, which the client sets itself.</summary>
    private static readonly string[] Reserved =
        ["Accept-Encoding", "Authorization", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host",
            "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent"];

    /// <summary>Headers that turn a GET or a DELETE into another request, or that ask for a part of a list or an older one. Others are conditions.</summary>
    private static readonly string[] Changing =
        ["A-IM", "Accept-Datetime", "If", "Prefer", "Range", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Original-URL",
            "X-Rewrite-URL"];

    public static void Add(HttpRequestMessage request, ApiOptions options)
    {
#pragma warning disable RS0030 // The request itself.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token.Reveal());
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Cache-Control", "no-cache");
        foreach (var (name, value) in options.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value.Reveal());
        }
#pragma warning restore RS0030
    }

    /// <summary>Why a header of this name cannot be added, as the rest of a sentence after its name; null when it can.</summary>
    /// <remarks>Servers that pass headers on as variables, as CGI does, do not distinguish an underscore from a hyphen.</remarks>
    public static string? FindNameProblem(string name)
    {
        var meant = name.Replace('_', '-');
        return name.Length == 0 || name.AsSpan().IndexOfAnyExcept(TokenCharacters) >= 0 ? "is not a header name: letters, digits and hyphens are allowed"
            : Reserved.Contains(meant, StringComparer.OrdinalIgnoreCase) ? "is set by the client itself"
            : IsChanging(meant) ? "would change what a request asks for"
            : IsOfABody(meant) ? "describes a body, and most requests have none"
            : null;
    }

    /// <summary>
    /// The name for the text of an error. What follows the first character that no header name has is not shown: it is a secret where the whole line
    /// <c>Name: value</c> was given as a name.
    /// </summary>
    /// <param name="isAlone">True for a name without a value: then all of it may be a value that lacks its name.</param>
    public static string ShownName(string name, bool isAlone) => name.AsSpan().IndexOfAnyExcept(TokenCharacters) is >= 0 and var end
        ? (isAlone ? "" : name[..end]) + "…"
        : name;

    /// <summary>True for a valid header value: printable ASCII without a space at either end.</summary>
    public static bool IsValue(string value) =>
        !value.AsSpan().ContainsAnyExceptInRange(' ', '~') && value.Trim(' ').Length == value.Length;

    private static bool IsChanging(string name) =>
        name.StartsWith("If-", StringComparison.OrdinalIgnoreCase) || Changing.Contains(name, StringComparer.OrdinalIgnoreCase);

    // .NET puts these on the body alone, such as Content-Language or Expires.
    private static bool IsOfABody(string name)
    {
        using var request = new HttpRequestMessage();
        return !request.Headers.TryAddWithoutValidation(name, "");
    }
}
