using System.Globalization;
using System.Security.Cryptography;

namespace MediaProviders.Secrecy.Tests.Canaries;

/// <summary>A secret that exists once: wherever any eight of its characters turn up, it has leaked.</summary>
/// <param name="Label">What it stands for; never searched.</param>
public sealed record Canary(string Label, string Text)
{
    private const int Groups = 10;

    /// <summary>A secret that a header can carry: printable ASCII, with the signs that escapes change.</summary>
    public static Canary ForHeader(string label) => new(label, Draw(label, ["\"", "<", "&", "+", "/", "%", ">", "'", "="]));

    /// <summary>A secret of any characters.</summary>
    public static Canary ForBody(string label) => new(label, Draw(label, ["\"", "<", "&", "ä", "/", "€", "%", "+", "'"]));

    // Three letters or digits between any two signs: every eight characters in a row hold enough of them to be unique.
    private static string Draw(string label, string[] signs)
    {
        const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
        var bytes = SHA512.HashData(Encoding.UTF8.GetBytes($"canary {label}"));
        var text = new StringBuilder();
        for (var group = 0; group < Groups; group++)
        {
            for (var i = 0; i < 3; i++)
            {
                text.Append(Alphabet[bytes[(group * 3) + i] % Alphabet.Length]);
            }

            text.Append(CultureInfo.InvariantCulture, $"{(group < signs.Length ? signs[group] : "")}");
        }

        return text.ToString();
    }
}
