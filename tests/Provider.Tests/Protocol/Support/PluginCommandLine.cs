using System.Runtime.InteropServices;
using MediaProviders.Provider.Tests.Replays.Running;
using MediaProviders.Tests;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>The built plugin as a person uses it, and what the system can do to a process.</summary>
internal static class PluginCommandLine
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Runs it to its end.</summary>
    public static async Task<PluginEnd> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(StartedPlugin.Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new PluginEnd(process.ExitCode, await output, await errors);
    }

    /// <summary>Sends a signal to a process.</summary>
    public static void Send(int process, int signal) => SendSignal(process, signal).ShouldBe(0);

#pragma warning disable SYSLIB1054 // Two integers need no marshalling, and generated marshalling would need unsafe code in this project.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
#pragma warning restore SYSLIB1054
}
