namespace MediaProviders.Provider.Tests.Protocol;

public sealed class SessionTests
{
    private static readonly (StatusCode, string) Cancelled = (StatusCode.Cancelled, "The engine has cancelled this session, so no new operation is started.");

    [Fact]
    public async Task GetPluginInfo_AtOnce_TellsTheVersion()
    {
        await using var plugin = await RunningPlugin.StartAsync();

        (await plugin.Client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
        (await plugin.Client.GetSchemaAsync()).Schema.ShouldBe("""{"name":"things"}""");
    }

    [Fact]
    public async Task Cancel_AtAnyTimeAndAgain_IsAnswered()
    {
        await using var plugin = await RunningPlugin.StartAsync();

        await plugin.Client.CancelAsync();
        await plugin.Client.CancelAsync();

        (await plugin.Client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
        await plugin.Client.GetSchemaAsync();
        await plugin.Client.HandshakeAsync();
    }

    [Fact]
    public async Task Cancel_OfAnEnginesProcess_EndsItForGood()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        using var other = plugin.Connect();

        await plugin.Client.CancelAsync();
        await plugin.Client.HandshakeAsync("127.0.0.1:1");

        (await plugin.Client.CheckAsync().StatusAsync()).ShouldBe(Cancelled);
        (await other.CheckAsync().StatusAsync()).ShouldBe(Cancelled);
        (await other.ConfigureAsync().StatusAsync()).ShouldBe(Cancelled);
        (await other.CheckConfigAsync(new()).StatusAsync()).ShouldBe(Cancelled);
        (await other.DiffConfigAsync(new()).StatusAsync()).ShouldBe(Cancelled);
        (await other.AttachAsync("127.0.0.1:1").StatusAsync()).ShouldBe(Cancelled);
        plugin.Package.Ended.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WhileACreateRuns_IsAnsweredAndReachesIt()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var entered = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new Resource.Created("never", desired);
        };
        var create = plugin.Client.CreateAsync();
        await entered.Task;

        await plugin.Client.CancelAsync();

        (await create.StatusAsync()).ShouldBe((StatusCode.Cancelled, "The engine ended the session before the operation was done."));
    }

    [Fact]
    public async Task Cancel_WhileACreateRuns_LetsItAnswerWhatItHasDone()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var entered = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new PartlyDoneException("thing-1", desired, desired, "Not confirmed.");
        };
        var create = plugin.Client.CreateAsync();
        await entered.Task;

        await plugin.Client.CancelAsync();

        (await create.StatusAsync()).ShouldBe((StatusCode.Unknown, "Not confirmed."));
    }

    [Fact]
    public async Task Create_ClientGivesUp_ReachesTheResource()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var entered = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            return new Resource.Created("never", desired);
        };
        using var giveUp = new CancellationTokenSource();
        var create = plugin.Client.CreateAsync(cancellationToken: giveUp.Token);
        await entered.Task;

        await giveUp.CancelAsync();

        await stopped.Task;
        (await create.StatusAsync()).Status.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Calls_OnAnotherConnectionOfAnEnginesProcess_ShareTheSession()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        using var redialled = plugin.Connect();

        plugin.Client.Dispose();

        await redialled.CheckAsync();
        plugin.Package.Configured.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Handshake_AgainInAnEnginesProcess_KeepsTheConfiguration()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.HandshakeAsync("127.0.0.1:1");

        await plugin.Client.CheckAsync();
    }

    [Fact]
    public async Task Attach_TwoEnginesSideBySide_DoNotSeeEachOther()
    {
        await using var plugin = await RunningPlugin.StartForAttachAsync();
        using var other = plugin.Connect();
        await plugin.Client.HandshakeAsync();
        await plugin.Client.AttachAsync("127.0.0.1:11");
        await other.HandshakeAsync();
        await other.AttachAsync("127.0.0.1:12");

        await plugin.Client.ConfigureAsync();
        (await other.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);
        await other.ConfigureAsync();
        await plugin.Client.CancelAsync();

        (await plugin.Client.CheckAsync().StatusAsync()).ShouldBe(Cancelled);
        await other.CheckAsync();
        plugin.Package.Phases.ShouldBe(["127.0.0.1:11", "127.0.0.1:12"]);
        plugin.Package.Ended.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attach_HandshakeAfterCancel_BeginsAnotherSession()
    {
        await using var plugin = await RunningPlugin.StartForAttachAsync();
        await plugin.Client.HandshakeAsync("127.0.0.1:11");
        await plugin.Client.ConfigureAsync();
        await plugin.Client.CancelAsync();

        await plugin.Client.HandshakeAsync("127.0.0.1:12");

        (await plugin.Client.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);
        await plugin.Client.ConfigureAsync();
        await plugin.Client.CheckAsync();
        plugin.Package.Phases.ShouldBe(["127.0.0.1:11", "127.0.0.1:12"]);
    }

    [Fact]
    public async Task Attach_HandshakeWithoutCancel_ForgetsTheConfiguration()
    {
        await using var plugin = await RunningPlugin.StartForAttachAsync();
        await plugin.Client.HandshakeAsync("127.0.0.1:11");
        await plugin.Client.ConfigureAsync();

        await plugin.Client.HandshakeAsync("127.0.0.1:12");

        (await plugin.Client.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);
        plugin.Package.Ended.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Attach_EngineIsGoneWithoutCancel_EndsItsSession()
    {
        await using var plugin = await RunningPlugin.StartForAttachAsync();
        var entered = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            return new Resource.Created("never", desired);
        };
        using var cable = new Cable(plugin.Port);
        using var engine = new PluginClient(cable.Port);
        await engine.HandshakeAsync("127.0.0.1:11");
        await engine.ConfigureAsync();
        var create = engine.CreateAsync();
        await entered.Task;

        cable.Dispose();

        await stopped.Task;
        (await create.StatusAsync()).Status.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Dispose_RunningCreate_GetsToAnswer()
    {
        var plugin = await RunningPlugin.StartConfiguredAsync();
        var entered = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, cancellation) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new PartlyDoneException("thing-1", desired, desired, "Not confirmed.");
        };
        using var client = plugin.Connect();
        var create = client.CreateAsync();
        await entered.Task;

        await plugin.DisposeAsync();

        (await create.StatusAsync()).ShouldBe((StatusCode.Unknown, "Not confirmed."));
        plugin.Package.Ended.Count.ShouldBe(1);
    }
}
