using System.Globalization;

namespace MediaProviders.Protocol.Plugin;

/// <summary>
/// The command line of a plugin process. An engine gives its address as the last argument, with flags before it that need not be known:
/// <c>--logtostderr -v=9</c>, <c>--tracing URL</c> (seen in Pulumi 3.260). No address means that engines will attach.
/// </summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Subject">The engine's address, or the word nobody knows; else empty.</param>
internal sealed record PluginArguments(PluginCommand Command, string Subject)
{
    private const string FlagWithValue = "--tracing";

    /// <summary>Reads the command line.</summary>
    public static PluginArguments Parse(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case ["--help" or "-h" or "help", ..]:
                return new PluginArguments(PluginCommand.Help, "");
            case ["--version" or "version", ..]:
                return new PluginArguments(PluginCommand.Version, "");
            case ["schema", ..]:
                return new PluginArguments(PluginCommand.Schema, "");
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

        return new PluginArguments(last.Length == 0 || IsAddress(last) ? PluginCommand.Serve : PluginCommand.Unknown, last);
    }

    private static bool IsAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
