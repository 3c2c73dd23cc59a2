using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaProviders.Values;

/// <summary>
/// A secret text: a password, a bearer token, an API token. It does not print, interpolate or serialise. <see cref="Reveal"/> is the only access to the text,
/// and every call of it is a place where the text is meant to leave the process.
/// </summary>
internal sealed class SecretText : IEquatable<SecretText>
{
    // U+FE0F only tells how the character before it looks.
    private static readonly SearchValues<char> MaskCharacters = SearchValues.Create(
        "*∗⁎⁑＊﹡✱✳٭•·‧․⋅∙●○◦⦁⚫⚪⬤・･█▓▒░■▪▮◼◾⬛\uFE0F");

    private const int ShortestMaskInside = 4;
    private const int ShortestMaskAtEnd = 3;

    // The user name that package indexes and their file stores give to the holder of a token.
    private const string TokenUser = "__token__";
    private const string Brackets = "[]<>(){}";
    private static readonly string[] Placeholders =
    [
        "secret", "redacted", "hidden", "masked", "sensitive", "filtered", "removed", "protected", "encrypted", "unknown", "omitted", "scrubbed", "obfuscated",
        "concealed", "private", "confidential", "value", "token", "credential", "null", "none", "set", "unset", "not", "shown",
    ];

    // What stands for no value, or for a hidden one, without brackets; and how hashed or encrypted texts begin.
    private static readonly string[] BareWords =
        ["null", "none", "nil", "undefined", "n/a", "redacted", "masked", "hidden", "configured", "set", "not set", "unset", "present", "true", "false"];

    private static readonly string[] Schemes =
    [
        "enc", "encrypted", "cipher", "vault", "md5", "sha", "sha1", "sha256", "sha384", "sha512", "hmac", "hmac-sha256", "hmac-sha512", "pbkdf2",
        "pbkdf2_sha256", "scrypt", "bcrypt", "argon2", "argon2id", "scram-sha-256",
    ];

    private static readonly SearchValues<char> AfterScheme = SearchValues.Create(":$([{ ");

    private readonly string text;

    public SecretText(string text) => this.text = text;

    /// <summary>True for the empty text, which no credential may be.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>
    /// True when the text consists of mask characters only: <c>*</c>, <c>•</c>, and other dots and blocks that are on no keyboard. Servers send these in
    /// place of secrets.
    /// </summary>
    public bool IsMask => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(MaskCharacters);

    /// <summary>
    /// True for a placeholder that tools show in place of a secret: words such as <c>secret</c> or <c>REDACTED</c> in brackets or between mask characters.
    /// </summary>
    public bool IsPlaceholder => text.Length is > 2 and <= 40 && text != TokenUser && HoldsPlaceholder(text.AsSpan().Trim("*_"));

    /// <summary>
    /// True when a server that returns this text may be hiding the secret or a part of it: the text is empty, a mask, a placeholder or one character again and
    /// again, has mask characters or dots in a row, or looks hashed or encrypted.
    /// </summary>
    public bool MayHideAnother => IsEmpty || IsMask || IsPlaceholder || HasMaskInside || HasMaskAtEnd || IsOneCharacter
        || text.Contains('…', StringComparison.Ordinal) || text.Contains("...", StringComparison.Ordinal)
        || IsOneOf(BareWords, text) || IsHashed;

    public string Reveal() => text;

    private bool HasMaskInside
    {
        get
        {
            var inARow = 0;
            foreach (var character in text)
            {
                inARow = MaskCharacters.Contains(character) ? inARow + 1 : 0;
                if (inARow == ShortestMaskInside)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool HasMaskAtEnd
    {
        get
        {
            var inner = text.AsSpan().Trim(Brackets);
            return inner.IndexOfAnyExcept(MaskCharacters) >= ShortestMaskAtEnd
                || inner.LastIndexOfAnyExcept(MaskCharacters) < inner.Length - ShortestMaskAtEnd
                || inner.StartsWith("xxxx", StringComparison.OrdinalIgnoreCase) || inner.EndsWith("xxxx", StringComparison.OrdinalIgnoreCase);
        }
    }

    private bool IsOneCharacter => text.Length >= ShortestMaskAtEnd && !text.AsSpan().ContainsAnyExcept(text[0]);

    // 'sha256:...', 'ENC(...)', '$2b$12$...' of bcrypt and its kind, '$9$...' of network devices, '{SSHA}...' of LDAP and Spring.
    private bool IsHashed => (text.AsSpan().IndexOfAny(AfterScheme) is > 0 and var name && IsOneOf(Schemes, text.AsSpan(0, name)))
        || (text[0] == '$' && (text.AsSpan().Count('$') > 2 || text is [_, >= '0' and <= '9', '$', ..]))
        || (text[0] == '{' && text.IndexOf('}', StringComparison.Ordinal) is > 1 and < 20 and var end && end < text.Length - 1
            && text.AsSpan(1, end - 1).IndexOfAnyExceptInRange('0', 'z') < 0);

    // Words between brackets, once or several times, or between two mask characters or more.
    private bool HoldsPlaceholder(ReadOnlySpan<char> inner)
    {
        var isWrapped = text[..2] is "**" or "__" && text[^2..] is "**" or "__" && inner.Length > 0;
        while (inner.Length > 2 && Brackets.AsSpan().IndexOf([inner[0], inner[^1]]) >= 0)
        {
            inner = inner[1..^1];
            isWrapped = true;
        }

        foreach (var range in inner.Trim().Split(' '))
        {
            var word = inner.Trim()[range];
            isWrapped &= IsOneOf(Placeholders, word);
        }

        return isWrapped;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public Value ToValue() => new Value.Secret(new Value.Text(text));

    public bool Equals(SecretText? other) => other is not null && FixedTimeEquals(text, other.text);

    public override bool Equals(object? obj) => Equals(obj as SecretText);

    /// <summary>Always the same number, because a hash of the text would reveal something about it.</summary>
    public override int GetHashCode() => 0;

    public override string ToString() => "[secret]";

    /// <summary>Compares two texts in a time that depends only on their length.</summary>
    internal static bool FixedTimeEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));
}
