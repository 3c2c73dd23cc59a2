using System.Globalization;
using System.Runtime.InteropServices;
using MediaProviders.Tests;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>A process of the built plugin, started as an engine starts it.</summary>
internal sealed class PluginUnderTest : IDisposable
{
    private const int Interrupt = 2;
    // Only a plugin that hangs is ever waited for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _restOfOutput;
    private readonly Task<string> _errors;

    private PluginUnderTest(Process process, string port, Task<string> errors)
    {
        _process = process;
        Target = "127.0.0.1:" + int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture);
        _errors = errors;
        _restOfOutput = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Host and port it serves on.</summary>
    public string Target { get; }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the plugin and waits for the line that tells its port.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">What is set beside the environment of this process, of which nothing about Pulumi or the API is handed on.</param>
    /// <param name="home">A folder of its own for files of the user.</param>
    /// <param name="executable">The form of the plugin; the one that tests start by default.</param>
    public static async Task<PluginUnderTest> StartAsync(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, string home, string? executable = null)
    {
        var start = new ProcessStartInfo(executable ?? StartedPlugin.Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal) || name.StartsWith("SINCH_", StringComparison.Ordinal) || name.StartsWith("MEDIAPROVIDERS_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["HOME"] = home;
        start.Environment["XDG_RUNTIME_DIR"] = home;
        start.Environment["XDG_DATA_HOME"] = home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return port is null
            ? throw new InvalidOperationException($"The plugin ended before it told its port. It said: {await errors}")
            : new PluginUnderTest(process, port, errors);
    }

    /// <summary>Sends the signal with which engines end a plugin.</summary>
    public void SendInterrupt()
    {
        if (Kill(_process.Id, Interrupt) != 0)
        {
            throw new InvalidOperationException($"Interrupting plugin process {_process.Id} failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Closes the plugin's standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>The exit code, and what it wrote beside its port.</returns>
    public async Task<PluginEnd> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new PluginEnd(_process.ExitCode, await _restOfOutput, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

#pragma warning disable SYSLIB1054 // Two integers need no marshalling, and generated marshalling would need unsafe code in this project.
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
#pragma warning restore SYSLIB1054
}
