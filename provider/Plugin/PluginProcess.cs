using System.Globalization;
using System.Text;
using MediaProviders.Protocol;

namespace MediaProviders.Plugin;

/// <summary>
/// A plugin process: it prints the port as the only line on standard output, and serves until a signal or the end of the process that started it. Standard
/// error is for messages to users and for crashes; standard input is not used.
/// </summary>
internal static class PluginProcess
{
    private static int warned;

    /// <summary>Serves until the end and returns the exit code.</summary>
    /// <param name="engineAddress">The engine's address; empty to wait for engines that attach.</param>
    public static async Task<int> RunAsync(ServedPackage package, string engineAddress)
    {
        // First, so that the end of the parent is noticed from here on.
        var parent = ParentProcess.Id();
        try
        {
            await ServeAsync(package, engineAddress, parent);
            return 0;
        }
        catch (Exception e)
        {
            Write(Console.OpenStandardError(), CrashReport.Of(e));
            return CrashReport.ExitCode;
        }
    }

    private static async Task ServeAsync(ServedPackage package, string engineAddress, int parent)
    {
        var signals = StopSignals.OfPlugin();
        await using var server = await PluginServer.StartAsync(package, engineAddress, otherUserRejected: WarnOnce);
        Write(Console.OpenStandardOutput(), server.Port.ToString(CultureInfo.InvariantCulture) + "\n");
        if (engineAddress.Length == 0)
        {
            if (!Console.IsErrorRedirected)
            {
                Write(Console.OpenStandardError(), PluginArguments.AttachHint(package.Identity, server.Port));
            }

            await signals.Arrived;
            return;
        }

        var orphaned = parent == ParentProcess.Init
            ? ParentProcess.WaitForRefusalAsync(engineAddress, package.Time)
            : ParentProcess.WaitForEndAsync(parent, ParentProcess.Id, package.Time);
        await await Task.WhenAny(signals.Arrived, orphaned);
    }

    private static void WarnOnce()
    {
        if (Interlocked.Exchange(ref warned, 1) == 0)
        {
            Write(Console.OpenStandardError(), "Another user of this machine connected to the plugin's port and was rejected.\n");
        }
    }

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
