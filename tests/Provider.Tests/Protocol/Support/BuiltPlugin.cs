using System.Globalization;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>The plugin as it was built, as a process of its own.</summary>
internal sealed class BuiltPlugin : IAsyncDisposable
{
    /// <summary>What the environment holds and no output may show.</summary>
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

    /// <summary>Host and port.</summary>
    public string Target => $"127.0.0.1:{Port}";

    /// <summary>The id of the process.</summary>
    public int Id => process.Id;

    /// <summary>Starts it and waits for its port.</summary>
    public static Task<BuiltPlugin> StartAsync(params string[] arguments) => StartedAsync(Launch(Path, arguments));

    /// <summary>Starts it as an engine does, and waits for its port.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">What is set beside the environment of this process, of which nothing about Pulumi or the API is handed on.</param>
    /// <param name="home">A folder of its own for files of the user.</param>
    /// <param name="executable">The form of the plugin; the one that tests start by default.</param>
    public static Task<BuiltPlugin> StartAsync(
        IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment, string home, string? executable = null)
    {
        var start = new ProcessStartInfo(executable ?? Path, arguments);
        var ours = new Regex("^(PULUMI_|SINCH_|MEDIAPROVIDERS_)|(?i:_proxy)$", RegexOptions.ExplicitCapture, LongestWait);
        foreach (var inherited in start.Environment.Keys.Where(name => ours.IsMatch(name)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment.Prepend(new("HOME", home)).Prepend(new("XDG_RUNTIME_DIR", home)).Prepend(new("XDG_DATA_HOME", home)))
        {
            start.Environment[name] = value;
        }

        return StartedAsync(ProgramRun.Start(start));
    }

    /// <summary>Starts it as a shell without job control does in the background, with SIGINT and SIGQUIT ignored, and waits for its port.</summary>
    public static Task<BuiltPlugin> StartFromBackgroundAsync(params string[] arguments) =>
        StartedAsync(Launch("/bin/sh", ["-c", """trap "" INT QUIT; exec "$0" "$@" """, Path, .. arguments]));

    /// <summary>Runs it to its end.</summary>
    public static async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        await using var plugin = new BuiltPlugin(Launch(Path, arguments));
        var output = await plugin.process.StandardOutput.ReadToEndAsync().WaitAsync(LongestWait);
        return await plugin.EndAsync() with { Output = output };
    }

    public PluginClient Connect() => new(Port);

    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Sends a signal by its name.</summary>
    public Task SignalAsync(string signal) => ProgramRun.SignalAsync(Id, signal);

    /// <summary>Waits for its end. The output is what it wrote after its port.</summary>
    public async Task<ProgramRun> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(LongestWait);
        return new ProgramRun(process.ExitCode, await process.StandardOutput.ReadToEndAsync(), await errors);
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
        var port = await plugin.process.StandardOutput.ReadLineAsync().WaitAsync(LongestWait)
            ?? throw new InvalidOperationException($"The plugin ended before it told its port. It said: {await plugin.errors}");
        plugin.Port = int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture);
        return plugin;
    }

    private static Process Launch(string program, string[] arguments) =>
        ProgramRun.Start(new ProcessStartInfo(program, arguments) { Environment = { ["PULUMI_CONFIG"] = $$"""{"apiToken":"{{Canary}}"}""" } });
}
