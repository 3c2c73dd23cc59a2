using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaProviders.Values;

/// <summary>
/// A text that must not be seen: a password, a bearer token, an API token. It does not print, does not interpolate and does not serialise;
/// <see cref="Reveal"/> is the only way to the text, and every call of it is a place where the text leaves on purpose.
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
    /// True when the text holds nothing but mask characters (<c>*</c>, <c>•</c> and other dots and blocks that no keyboard has): a server that hides its
    /// secrets sends these instead.
    /// </summary>
    public bool IsMask => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(MaskCharacters);

    /// <summary>True for what tools show in place of a secret: a word such as <c>secret</c> or <c>REDACTED</c> in brackets.</summary>
    public bool IsPlaceholder =>
        text.Length is > 2 and <= 20 && Brackets.Contains($"{text[0]}{text[^1]}", StringComparison.Ordinal)
        && Array.Exists(Placeholders, word => text.AsSpan(1, text.Length - 2).Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// True when a server that shows this may hide the secret, or a part of it: the text is empty, a mask or a placeholder, or has four mask characters in a
    /// row.
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

    /// <summary>Always the same number: a hash of the text would be a trace of it.</summary>
    public override int GetHashCode() => 0;

    public override string ToString() => "[secret]";

    /// <summary>Compares two texts in a time that depends on their length only.</summary>
    internal static bool FixedTimeEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));
}
