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
    private static readonly SearchValues<char> MaskCharacters = SearchValues.Create("*∗⁎＊•·∙●⚫⬤█■▪");

    private const int ShortestMaskInside = 4;
    private const string Brackets = "[]<>(){}";
    private static readonly string[] Placeholders =
        ["secret", "redacted", "hidden", "masked", "sensitive", "filtered", "removed", "protected", "encrypted", "unknown"];

    private readonly string text;

    public SecretText(string text) => this.text = text;

    /// <summary>True for the empty text, which no credential may be.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>
    /// True when the text consists of mask characters only (<c>*</c>, <c>•</c>, and other dots and blocks that are on no keyboard): servers send these in place
    /// of secrets that they hide.
    /// </summary>
    public bool IsMask => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(MaskCharacters);

    /// <summary>True for a placeholder that tools show in place of a secret: a word such as <c>secret</c> or <c>REDACTED</c> in brackets.</summary>
    public bool IsPlaceholder =>
        text.Length is > 2 and <= 20 && Brackets.Contains($"{text[0]}{text[^1]}", StringComparison.Ordinal)
        && Array.Exists(Placeholders, word => text.AsSpan(1, text.Length - 2).Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// True when a server that returns this text may be hiding the secret or a part of it: the text is empty, a mask or a placeholder, or has four mask
    /// characters in a row.
    /// </summary>
    public bool MayHideAnother => IsEmpty || IsMask || IsPlaceholder || HasMaskInside;

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
