using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>
/// Starts the plugin's executable as the engine does: engine address as the last argument, a pipe on stdin, the port as the first line of stdout.
/// </summary>
/// <param name="time">The clock of the shutdown; the system's by default.</param>
public sealed class ProcessPluginHost(string path, TimeProvider? time = null) : IPluginHost
{
    // The real engine waits for the port line without a limit; a test must not.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<PluginExit> _exits = new();

    public string PluginDirectory { get; } = Path.GetDirectoryName(Path.GetFullPath(path))!;

    public bool NeedsEngineServer => true;

    /// <summary>How every process that has been stopped ended, in order.</summary>
    public IReadOnlyList<PluginExit> Exits => [.. _exits];

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Path.GetFullPath(path))
        {
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        info.ArgumentList.Add(start.EngineAddress);
        foreach (var (key, value) in start.Environment)
        {
            info.Environment[key] = value;
        }

        var process = Launch(info);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var line = await ReadPortLineAsync(process, cancellationToken);
        if (!int.TryParse(line?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            process.Kill(entireProcessTree: true);
            var said = await errors;
            process.Dispose();
            throw new PluginCallException("UNAVAILABLE", $"Starting the plugin '{path}': the first line on stdout is not a port but '{line}'. It said: {said}");
        }

        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return new ProcessPlugin(
            process, new PluginChannel(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")), output, errors, time ?? TimeProvider.System,
            _exits.Enqueue);
    }

    private static Process Launch(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info) ?? throw new PluginCallException("UNAVAILABLE", $"Starting the plugin '{info.FileName}': the system gave no process.");
        }
        catch (Win32Exception e)
        {
            throw new PluginCallException(
                "UNAVAILABLE", $"Starting the plugin '{info.FileName}': {e.Message}. Build it, or say where it is.", innerException: e);
        }
    }

    private static async Task<string?> ReadPortLineAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            return await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}

/// <summary>How a plugin process ended.</summary>
/// <param name="WasKilled">True when it had not ended 5 s after the interrupt and was killed.</param>
/// <param name="Output">What it wrote to stdout after the port line; a good plugin writes nothing.</param>
/// <param name="Errors">What it wrote to stderr.</param>
public sealed record PluginExit(int ExitCode, bool WasKilled, string Output, string Errors);

/// <summary>A plugin in a process of its own, called over gRPC.</summary>
internal sealed class ProcessPlugin(
    Process process, PluginChannel channel, Task<string> output, Task<string> errors, TimeProvider time, Action<PluginExit> onExit) : IPlugin
{
    private const int Sigint = 2;

    // Seen in Pulumi 3.260: the interrupt follows the answer to Cancel by 2 to 5 ms, and the kill follows it by 5 s.
    private static readonly TimeSpan BeforeInterrupt = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(5);

    public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        await channel.CallAsync(method, request, cancellationToken: cancellationToken);

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
