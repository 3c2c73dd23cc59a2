using System.Globalization;

namespace MediaProviders.Provider.Tests.Protocol.Plugin;

/// <summary>The built plugin as a process. Signals are a matter of Unix; on Windows the engine's CTRL+BREAK cannot be sent to one process of a group.</summary>
public sealed class PluginProcessTests
{
    private const string Engine = "127.0.0.1:1";

    [Fact]
    public async Task Start_EngineAddress_ServesAndSaysNothingButThePort()
    {
        await using var plugin = await BuiltPlugin.StartAsync("--logtostderr", "-v=9", "--tracing", "tcp://127.0.0.1:9", Engine);
        using var client = plugin.Connect();

        var handshake = await client.HandshakeAsync(Engine);
        var version = await client.GetPluginInfoAsync();
        var schema = await client.GetSchemaAsync();

        (handshake.AcceptSecrets, handshake.AcceptOutputs, handshake.AcceptsByteString).ShouldBe((true, false, false));
        version.Version.ShouldBe(PluginVersion.Text);
        schema.Schema.ShouldBe(Encoding.UTF8.GetString(Package.Schema.Span));
        await EndAndCheckAsync(plugin, "TERM");
    }

    [Theory, Each("INT", "TERM", "QUIT")]
    public async Task Signal_AfterCancel_EndsItInOrder(string signal)
    {
        await using var plugin = await BuiltPlugin.StartAsync(Engine);
        using var client = plugin.Connect();
        await client.HandshakeAsync(Engine);

        await client.CancelAsync();

        await EndAndCheckAsync(plugin, signal);
    }

    [UnixTheory, Each("INT", "QUIT")]
    public async Task Signal_IgnoredByWhoStartedIt_EndsItAllTheSame(string signal)
    {
        await using var plugin = await BuiltPlugin.StartFromBackgroundAsync(Engine);
        using var client = plugin.Connect();
        await client.HandshakeAsync(Engine);

        await EndAndCheckAsync(plugin, signal);
    }

    [Fact]
    public async Task Signal_WhileCancelIsAnswered_EndsItInOrder()
    {
        await using var plugin = await BuiltPlugin.StartAsync(Engine);
        using var client = plugin.Connect();
        await client.HandshakeAsync(Engine);

        var cancel = client.CancelAsync();
        await plugin.SignalAsync("INT");
        await plugin.SignalAsync("INT");

        (await plugin.EndAsync()).ShouldBe(ProgramRun.Clean);
        await cancel.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Input_EndsWhileServing_IsNoReasonToEnd()
    {
        await using var plugin = await BuiltPlugin.StartAsync(Engine);
        using var client = plugin.Connect();

        plugin.CloseInput();

        (await client.GetPluginInfoAsync()).Version.ShouldBe(PluginVersion.Text);
        await EndAndCheckAsync(plugin, "INT");
    }

    [Fact]
    public async Task Start_NoArguments_ServesEnginesThatAttachUntilASignal()
    {
        await using var plugin = await BuiltPlugin.StartAsync();
        using var client = plugin.Connect();

        await client.HandshakeAsync(Engine);
        await client.AttachAsync(Engine);
        await client.CancelAsync();
        (await client.CheckConfigAsync(new()).StatusAsync()).Status.ShouldBe(StatusCode.Cancelled);
        await client.HandshakeAsync(Engine);
        (await client.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);

        await EndAndCheckAsync(plugin, "INT");
    }

    [UnixFact]
    public async Task Parent_IsKilled_EndsThePlugin()
    {
        using var parent = Process.Start(
            new ProcessStartInfo("sh", ["-c", "\"$0\" \"$1\" & echo $!; wait", BuiltPlugin.Path, Engine]) { RedirectStandardOutput = true })!;
        var id = int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using var plugin = Process.GetProcessById(id);
        using var client = new PluginClient(int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
        await client.HandshakeAsync(Engine);

        parent.Kill();

        // The end of the output is the end of the last process that holds it: the plugin, an orphan by now.
        (await parent.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe("");
    }

    [Fact]
    public async Task Schema_OnTheCommandLine_IsTheFile() =>
        (await BuiltPlugin.RunAsync("schema")).ShouldBe(new ProgramRun(0, Encoding.UTF8.GetString(Package.Schema.Span), ""));

    [Fact]
    public async Task Help_OnTheCommandLine_NamesTheCommands()
    {
        var (code, output, errors) = await BuiltPlugin.RunAsync("--help");

        (code, errors).ShouldBe((0, ""));
        output.ShouldStartWith($"pulumi-resource-{Package.Name} {PluginVersion.Text}: the '{Package.Name}' provider for Pulumi.");
        output.ShouldContain("  schema ");
    }

    [Fact]
    public async Task Start_UnknownWord_SaysWhereHelpIs() => (await BuiltPlugin.RunAsync("shema")).ShouldBe(
        new ProgramRun(2, "",
            "error: 'shema' is neither a command nor the address of an engine; did you mean 'schema'? 'pulumi-resource-mediaproviders --help' shows the "
                + "help.\n"));

    // An engine that is interrupted cancels, then signals, while its calls still run.
    [UnixFact]
    public async Task Interrupt_WhileACreateIsBeingConfirmed_LetsItAnswerWhatItHasDone()
    {
        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions
        {
            Bots = [new BotAccess("bot", "token")],
            Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) },
        });
        await using var plugin = await BuiltPlugin.StartAsync("127.0.0.1:1");
        using var client = plugin.Connect();
        await client.ConfigureAsync(WholeProvider.Bytes(Tree.Of(("apiToken", "token"), ("endpoint", api.Address), ("botId", "bot"))));
        var create = client.CreateAsync(new CreateRequest
        {
            Urn = WholeProvider.Urn(),
            Properties = WholeProvider.Bytes(Tree.Of(("botId", "bot"), ("name", "images"), ("config", Tree.Bearer("t")))),
        });
        while (api.Requests.Count("POST") == 0)
        {
            await Task.Yield();
        }

        await client.CancelAsync();
        await plugin.SignalAsync("INT");

        (await create.StatusAsync()).ShouldBe((
            StatusCode.Unknown,
            "'bot/images' may have been created, but this is not confirmed: it was sent, but the operation ended before the list showed it. It is kept in the "
                + "state; the next update looks again and finishes it."));
        (await plugin.EndAsync()).ShouldBe(ProgramRun.Clean);
    }

    private static async Task EndAndCheckAsync(BuiltPlugin plugin, string signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            await plugin.SignalAsync(signal);
            (await plugin.EndAsync()).ShouldBe(ProgramRun.Clean);
        }
    }
}
