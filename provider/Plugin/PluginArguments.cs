using System.Globalization;
using MediaProviders.Protocol;
using MediaProviders.Schema;

namespace MediaProviders.Plugin;

/// <summary>
/// The command line of a plugin process. An engine gives its address as the last argument, with flags before it that need not be known:
/// <c>--logtostderr -v=9</c>, <c>--tracing URL</c> (seen in Pulumi 3.260). No address means that engines will attach.
/// </summary>
internal static class PluginArguments
{
    private const string FlagWithValue = "--tracing";

    /// <summary>
    /// The address of the engine to serve; empty to wait for engines that attach, and null when a person typed the words, which no engine does.
    /// </summary>
    /// <param name="commands">The first words that people use and no engine does.</param>
    public static string? FindEngine(ReadOnlySpan<string> arguments, ReadOnlySpan<string> commands)
    {
        if (arguments.Length > 0 && commands.Contains(arguments[0]))
        {
            return null;
        }

        var last = "";
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == FlagWithValue)
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                last = arguments[i];
            }
        }

        return last.Length > 0 ? (IsAddress(last) ? last : null) : IsMistyped(arguments, commands) ? null : "";
    }

    /// <summary>What is printed for a person who starts the plugin without an engine.</summary>
    public static string AttachHint(ServedPackage.PackageIdentity package, int port) => $"""
        {package.Executable} {package.Version} waits for an engine. To let one attach, run in another terminal:
          PULUMI_DEBUG_PROVIDERS={package.Name}:{port} pulumi up
        '{package.Executable} --help' shows what else there is. Ctrl+C ends it.

        """;

    // Engines may give flags that are unknown here, but never one alone that is nearly a flag for people.
    private static bool IsMistyped(ReadOnlySpan<string> arguments, ReadOnlySpan<string> commands) =>
        arguments.Length == 1 && arguments[0].StartsWith("--", StringComparison.Ordinal) && Suggestion.For(arguments[0], commands.ToArray()).Length > 0;

    private static bool IsAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
