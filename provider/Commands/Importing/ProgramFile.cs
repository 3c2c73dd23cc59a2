using System.Text;
using MediaProviders.Resources;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>A Pulumi YAML program with the imported resources, which takes every secret from the stack's configuration.</summary>
internal static class ProgramFile
{
    public static byte[] Write(ImportPlan plan, CommandHost host) => Encoding.UTF8.GetBytes($"""
        # The media providers of bot '{Printable.Of(plan.BotId)}' as {host.Executable} {host.Environment.Version} found them. No secret is in this file.
        name: media
        runtime: yaml
        config:
        {string.Join('\n', plan.Entries.Select(entry => $"  {YamlText.Of(entry.ConfigKey)}: {{type: string, secret: true}}"))}
        resources:
        {string.Join('\n', plan.Entries.Select(ResourceOf))}

        """);

    // An import protects its resources; a program without this option would remove the protection.
    private static string ResourceOf(ImportPlan.Entry entry) => $"""
          {YamlText.Of(entry.ResourceName)}:
            type: {Package.Name}:{WhatsAppMediaProvider.Shape.Name}
            properties:
              botId: {YamlText.Literal(entry.Id.BotId)}
              name: {YamlText.Literal(entry.Id.Name)}
              config:
        {(entry.Kind == CredentialsKind.Basic
            ? $"        basic:\n          username: {YamlText.Literal(entry.Username)}\n          password: ${{{entry.ConfigKey}}}"
            : $"        bearer: ${{{entry.ConfigKey}}}")}
            options:
              protect: true
        """;
}

/// <summary>Writes strings so that YAML 1.1 and 1.2 both read them as strings.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> OtherMeanings = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf",
    };

    /// <summary>The text as a key or value: plain if it can only be a string, else in double quotes.</summary>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !OtherMeanings.Contains(text)
            ? text
            : Quote(text);

    /// <summary>
    /// The text as a value of a Pulumi YAML program, where <c>${</c> starts a reference and <c>$$</c> means <c>$</c>.
    /// </summary>
    /// <remarks>Source: pulumi-yaml, pkg/pulumiyaml/ast/interpolation.go, https://github.com/pulumi/pulumi-yaml.</remarks>
    public static string Literal(string text) => Of(text.Replace("$", "$$", StringComparison.Ordinal));

    private static string Quote(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(Escape))}\"";

    // Letters of all languages stay readable; other characters beyond ASCII are escaped.
    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' or '\\' => $"\\{rune}",
        >= ' ' and <= '~' => rune.ToString(),
        > 0xFFFF => $"\\U{rune.Value:X8}",
        _ => Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\u{rune.Value:X4}",
    };
}
