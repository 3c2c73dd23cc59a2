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

    private static string Quote(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(Escape))}\"";

    // Letters of every language stay readable; whatever does not show itself is written by its number.
    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' or '\\' => $"\\{rune}",
        >= ' ' and <= '~' => rune.ToString(),
        > 0xFFFF => $"\\U{rune.Value:X8}",
        _ => Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\u{rune.Value:X4}",
    };
}
