using System.Buffers;
using System.Collections.Concurrent;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Warns about credentials that no HTTP request can carry unchanged. They are no check failures, because the API accepts any text, and only the owner of the
/// file server knows what it accepts. A warning has the path and the rule, never the value, and is given once per session: an engine may check a resource
/// several times.
/// </summary>
/// <remarks>
/// Sources: RFC 7617, section 2 (no colon in the user name, no control character in user name and password); RFC 6750, section 2.1 (b64token).
/// </remarks>
internal sealed class CredentialWarnings
{
    private const string Scheme = "Bearer";

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/");

    private readonly ConcurrentDictionary<(string Address, string Text), bool> said = new();

    public void Tell(Operation operation, ObjectValue inputs)
    {
        foreach (var text in Find(inputs).Where(text => said.TryAdd((operation.Address, text), true)))
        {
            operation.Reporter.Warn(text);
        }
    }

    private static IEnumerable<string> Find(ObjectValue inputs)
    {
        var config = inputs[MediaProviderInputs.Key.Config].AsObject();
        var basic = config[MediaProviderInputs.Key.Basic].AsObject();
        var (username, password) = (basic[MediaProviderInputs.Key.Username].AsText() ?? "", basic[MediaProviderInputs.Key.Password].AsText() ?? "");
        if (username.Contains(':', StringComparison.Ordinal))
        {
            yield return "config.basic.username: HTTP Basic (RFC 7617) ends the user name at its first colon, so the file server reads another user and "
                + "another password. Use a user name without a colon.";
        }

        foreach (var (path, text) in new[] { ("config.basic.username", username), ("config.basic.password", password) })
        {
            if (text.Any(char.IsControl))
            {
                yield return $"{path}: HTTP Basic (RFC 7617) allows no control characters, such as the line break at the end of a file. Remove them.";
            }

            if (MaskAt(path, text) is { } mask)
            {
                yield return mask;
            }
        }

        if (config[MediaProviderInputs.Key.Bearer].AsText() is { Length: > 0 } bearer && BearerFault(bearer) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? BearerFault(string bearer)
    {
        var trimmed = bearer.AsSpan().TrimStart();
        return MaskAt("config.bearer", bearer) ?? (
            trimmed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                && (trimmed.Length == Scheme.Length || !TokenCharacters.Contains(trimmed[Scheme.Length]))
                ? "config.bearer: it begins with the word Bearer, which the request for a file already has. Give only the token."
            : IsToken(bearer) ? null
            : "config.bearer: HTTP Bearer (RFC 6750) allows only letters, digits and -._~+/, with any = at the end. Check it for spaces, line breaks and "
                + "other characters.");
    }

    private static bool IsToken(ReadOnlySpan<char> text)
    {
        var body = text.TrimEnd('=');
        return body.Length > 0 && !body.ContainsAnyExcept(TokenCharacters);
    }

    private static string? MaskAt(string path, string text) => new SecretText(text) switch
    {
        { IsMask: true } => $"{path}: it consists of mask characters only, which an API shows in place of a secret. Give the secret itself: a mask is never "
            + "sent.",
        { IsPlaceholder: true } => $"{path}: it is a placeholder such as '[secret]', which a tool shows in place of a secret. Give the secret itself: a "
            + "placeholder is never sent.",
        _ => null,
    };
}
