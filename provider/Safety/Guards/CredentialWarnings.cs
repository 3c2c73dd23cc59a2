using System.Buffers;
using System.Collections.Concurrent;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Warns about credentials that no request can carry as they are. They are not a failure, since the API accepts any text, and only the owner of the file server
/// knows what it accepts. A text names the path and the rule, never the value, and each comes once in a session: an engine may check a resource several times.
/// </summary>
/// <remarks>
/// Sources: RFC 7617, section 2 (the user name holds no colon, neither it nor the password a control character); RFC 6750, section 2.1 (b64token).
/// </remarks>
internal sealed class CredentialWarnings
{
    private const string Word = "Bearer";

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
        var config = inputs[MediaProviderInputs.Key.Config].Plain as ObjectValue ?? ObjectValue.Empty;
        if (config[MediaProviderInputs.Key.Basic].Plain is ObjectValue basic)
        {
            var (username, password) = (TextOf(basic[MediaProviderInputs.Key.Username]), TextOf(basic[MediaProviderInputs.Key.Password]));
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
        }

        if (TextOf(config[MediaProviderInputs.Key.Bearer]) is { Length: > 0 } bearer && BearerFault(bearer) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? BearerFault(string bearer)
    {
        var meant = bearer.AsSpan().TrimStart();
        return MaskAt("config.bearer", bearer) ?? (
            meant.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && (meant.Length == Word.Length || !TokenCharacters.Contains(meant[Word.Length]))
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

    private static string TextOf(Value value) => (value.Plain as Value.Text)?.Content ?? "";
}
