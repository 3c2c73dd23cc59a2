using System.Globalization;
using MediaProviders.Tests;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

/// <summary>The plugin as it was built, as a process of its own.</summary>
internal sealed class BuiltPlugin : IAsyncDisposable
{
    /// <summary>What the environment holds and nobody may see.</summary>
    public const string Canary = "CANARY-OF-THE-ENVIRONMENT";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> errors;

    private BuiltPlugin(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The executable.</summary>
    public static string Path => StartedPlugin.Path;

    /// <summary>The port it said it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>Starts it and waits for its port.</summary>
    public static Task<BuiltPlugin> StartAsync(params string[] arguments) => StartedAsync(Launch(Path, arguments));

    /// <summary>Starts it as a shell without job control does in the background, with SIGINT and SIGQUIT ignored, and waits for its port.</summary>
    public static Task<BuiltPlugin> StartFromBackgroundAsync(params string[] arguments) =>
        StartedAsync(Launch("/bin/sh", ["-c", """trap "" INT QUIT; exec "$0" "$@" """, Path, .. arguments]));

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var plugin = new BuiltPlugin(Launch(Path, arguments));
        var output = await plugin.process.StandardOutput.ReadToEndAsync().WaitAsync(LongestWait);
        return await plugin.EndAsync() is var (code, _, errors) ? (code, output, errors) : default;
    }

    public PluginClient Connect() => new(Port);

    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Sends a signal by its name.</summary>
    public Task SignalAsync(string signal) => SignalAsync(process.Id, signal);

    /// <summary>Sends a signal to any process.</summary>
    public static async Task SignalAsync(int id, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code, what it wrote after the port, and its errors.</returns>
    public async Task<(int Code, string Output, string Errors)> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(LongestWait);
        return (process.ExitCode, await process.StandardOutput.ReadToEndAsync(), await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<BuiltPlugin> StartedAsync(Process process)
    {
        var plugin = new BuiltPlugin(process);
        plugin.Port = int.Parse((await plugin.process.StandardOutput.ReadLineAsync().WaitAsync(LongestWait))!, NumberStyles.None, CultureInfo.InvariantCulture);
        return plugin;
    }

    private static Process Launch(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PULUMI_CONFIG"] = $$"""{"apiToken":"{{Canary}}"}""" },
    })!;
}
