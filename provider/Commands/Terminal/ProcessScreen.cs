using System.Text;

namespace MediaProviders.Commands.Terminal;

/// <summary>The screen of this process.</summary>
internal static class ProcessScreen
{
    /// <summary>Opens standard output and standard error.</summary>
    public static Screen Open(Func<string, string?> variable) => new(
        Console.OpenStandardOutput(),
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        variable,
        Width);

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
