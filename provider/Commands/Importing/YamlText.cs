using System.Globalization;
using System.Text;

namespace MediaProviders.Commands;

/// <summary>Texts as YAML 1.1 and 1.2 both read them, which differ in what else a plain word may mean.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> OtherMeanings = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    };

    /// <summary>The text as a key or value: plain where nothing else could be meant, else in double quotes.</summary>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !OtherMeanings.Contains(text)
            ? text
            : Quote(text);

    /// <summary>
    /// The text as a value of a Pulumi YAML program, where <c>${</c> starts a reference and <c>$$</c> is read as <c>$</c>, wherever it stands.
    /// </summary>
    /// <remarks>Source: pulumi-yaml, pkg/pulumiyaml/ast/interpolation.go, https://github.com/pulumi/pulumi-yaml.</remarks>
    public static string Literal(string text) => Of(text.Replace("$", "$$", StringComparison.Ordinal));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(rune);
                    break;
                case >= ' ' and <= '~':
                    quoted.Append(rune);
                    break;
                case > 0xFFFF:
                    quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
                    break;
                default:
                    Append(quoted, rune);
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }

    // Letters of every language stay readable; whatever does not show itself is written by its number.
    private static void Append(StringBuilder quoted, Rune rune)
    {
        if (Rune.IsLetterOrDigit(rune))
        {
            quoted.Append(rune);
        }
        else
        {
            quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
    }
}
