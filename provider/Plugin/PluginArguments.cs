using System.Globalization;
using MediaProviders.Protocol;
using MediaProviders.Schema;

namespace MediaProviders.Plugin;

/// <summary>
/// The command line of a plugin process. An engine passes its address as the last argument, after flags that are ignored:
/// <c>--logtostderr -v=9</c>, <c>--tracing URL</c> (seen in Pulumi 3.260). Without an address, the plugin waits for engines to attach.
/// </summary>
internal static class PluginArguments
{
    private const string FlagWithValue = "--tracing";

    /// <summary>
    /// The address of the engine to serve; empty to wait for engines that attach, and null for a command line that a user typed.
    /// </summary>
    /// <param name="commands">The first arguments that only users pass.</param>
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

    /// <summary>The text for a user who starts the plugin without an engine.</summary>
    public static string AttachHint(ServedPackage.PackageIdentity package, int port) => $"""
        {package.Executable} {package.Version} waits for an engine. To let one attach, run in another terminal:
          PULUMI_DEBUG_PROVIDERS={package.Name}:{port} pulumi up
        '{package.Executable} --help' shows what else there is. Ctrl+C ends it.

        """;

    // Engines may pass flags that are unknown here, but never a single one that is similar to a flag for users.
    private static bool IsMistyped(ReadOnlySpan<string> arguments, ReadOnlySpan<string> commands) =>
        arguments.Length == 1 && arguments[0].StartsWith("--", StringComparison.Ordinal) && Suggestion.For(arguments[0], commands.ToArray()).Length > 0;

    private static bool IsAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
