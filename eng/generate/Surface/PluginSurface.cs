using System.Text.Json;
using System.Text.RegularExpressions;
using MediaProviders.Commands;

namespace MediaProviders.Generate.Surface;

/// <summary>What programs and scripts rely on: the commands of the plugin, the variables of the environment, and what the schema offers.</summary>
internal static partial class PluginSurface
{
    private const string Head = $"""
        # The public surface of the plugin. A line that changes or goes is a breaking change; a new one is none.
        # Written by '{GeneratedFiles.Command}'.
        """;

    /// <summary>The list, a line for each.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="schema">The package schema.</param>
    public static string Write(string root, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return string.Join('\n', [Head, .. Commands, .. Variables(root), .. SchemaSurface.Of(document.RootElement)]) + "\n";
    }

    /// <summary>The commands, in the order of the help.</summary>
    public static IEnumerable<string> Commands =>
        CommandLine.Commands.Select(command => command.Name).Concat(["--version", "--help"]).Select(name => $"command {name}");

    // A name in capitals with an underscore, in quotes: variables are read by name, nowhere else.
    private static IEnumerable<string> Variables(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "provider"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}Grpc{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => VariablePattern().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"environment {name}");

    [GeneratedRegex("\"(?<name>(SINCH|MEDIAPROVIDERS|XDG|PULUMI|SSL|NO|HTTPS|OTEL)_[A-Z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariablePattern();
}
