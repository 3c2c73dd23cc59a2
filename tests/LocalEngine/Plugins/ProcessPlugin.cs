using Grpc.Core;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A plugin in a process of its own, called over gRPC.</summary>
internal sealed class ProcessPlugin(Process process, PluginChannel channel, Task<string> output, Task<string> errors, TimeProvider time, Action<PluginExit> onExit) : IPlugin
{
    private const int Sigint = 2;

    // Seen in Pulumi 3.260: the interrupt follows the answer to Cancel by 2 to 5 ms, and the kill follows it by 5 s.
    private static readonly TimeSpan BeforeInterrupt = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(5);

    public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.CallAsync(method, request, cancellationToken: cancellationToken);
        }
        catch (RpcException e)
        {
            throw e.ToPluginCall();
        }
    }

    public async Task StopAsync()
    {
        channel.Dispose();
        await Task.Delay(BeforeInterrupt, time);
        Interrupt();
        var killed = false;
        try
        {
            await process.WaitForExitAsync().WaitAsync(BeforeKill, time);
        }
        catch (TimeoutException)
        {
            killed = true;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        onExit(new PluginExit(process.ExitCode, killed, await output, await errors));
        process.Dispose();
    }

    private void Interrupt()
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // CTRL_BREAK needs a process group of its own, which .NET cannot start; closing stdin is the nearest thing there is.
            process.StandardInput.Close();
        }
        else
        {
            _ = Kill(process.Id, Sigint);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
