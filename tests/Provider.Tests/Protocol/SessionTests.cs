namespace MediaProviders.Provider.Tests.Protocol;

public sealed class SessionTests : PluginTests
{
    private static readonly (StatusCode, string) Cancelled = (StatusCode.Cancelled, "The engine has cancelled this session, so no new operation is started.");

    [Fact]
    public async Task GetPluginInfo_AtOnce_TellsTheVersion()
    {
        await using var fresh = await RunningPlugin.StartAsync();

        (await fresh.Client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
        (await fresh.Client.GetSchemaAsync()).Schema.ShouldBe("""{"name":"things"}""");
    }

    [Fact]
    public async Task Cancel_AtAnyTimeAndAgain_IsAnswered()
    {
        await using var fresh = await RunningPlugin.StartAsync();

        await fresh.Client.CancelAsync();
        await fresh.Client.CancelAsync();

        (await fresh.Client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
        await fresh.Client.GetSchemaAsync();
        await fresh.Client.HandshakeAsync();
    }

    [Fact]
    public async Task Cancel_OfAnEnginesProcess_EndsItForGood()
    {
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

    [Theory]
    [InlineData(false, StatusCode.Cancelled, "The engine ended the session before the operation was done.")]
    [InlineData(true, StatusCode.Unknown, "Not confirmed.")]
    public async Task Cancel_WhileACreateRuns_ReachesItAndLetsItAnswerWhatItHasDone(bool isPartlyDone, StatusCode status, string message)
    {
        var (entered, _) = plugin.Resource.HoldCreates(desired =>
            throw (isPartlyDone ? new PartlyDoneException("thing-1", desired, desired, "Not confirmed.") : (Exception)new OperationCanceledException()));
        var create = plugin.Client.CreateAsync();
        await entered;

        await plugin.Client.CancelAsync();

        (await create.StatusAsync()).ShouldBe((status, message));
    }

    [Fact]
    public async Task Create_ClientGivesUp_ReachesTheResource()
    {
        var (entered, stopped) = plugin.Resource.HoldCreates(desired => new Resource.Created("never", desired));
        using var giveUp = new CancellationTokenSource();
        var create = plugin.Client.CreateAsync(cancellationToken: giveUp.Token);
        await entered;

        await giveUp.CancelAsync();

        await stopped;
        (await create.StatusAsync()).Status.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Calls_OnAnotherConnectionOfAnEnginesProcess_ShareTheSession()
    {
        using var redialled = plugin.Connect();

        plugin.Client.Dispose();

        await redialled.CheckAsync();
        plugin.Package.Configured.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Handshake_AgainInAnEnginesProcess_KeepsTheConfiguration()
    {
        await plugin.Client.HandshakeAsync("127.0.0.1:1");

        await plugin.Client.CheckAsync();
    }

    [Fact]
    public async Task Attach_TwoEnginesSideBySide_DoNotSeeEachOther()
    {
        await using var attached = await RunningPlugin.StartForAttachAsync();
        using var other = attached.Connect();
        await attached.Client.HandshakeAsync();
        await attached.Client.AttachAsync("127.0.0.1:11");
        await other.HandshakeAsync();
        await other.AttachAsync("127.0.0.1:12");

        await attached.Client.ConfigureAsync();
        (await other.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);
        await other.ConfigureAsync();
        await attached.Client.CancelAsync();

        (await attached.Client.CheckAsync().StatusAsync()).ShouldBe(Cancelled);
        await other.CheckAsync();
        attached.Package.Phases.ShouldBe(["127.0.0.1:11", "127.0.0.1:12"]);
        attached.Package.Ended.Count.ShouldBe(1);
    }

    [Theory, Each(true, false)]
    public async Task Attach_HandshakeAgain_BeginsAnotherSessionWithOrWithoutACancel(bool cancels)
    {
        await using var attached = await RunningPlugin.StartForAttachAsync();
        await attached.Client.HandshakeAsync("127.0.0.1:11");
        await attached.Client.ConfigureAsync();
        if (cancels)
        {
            await attached.Client.CancelAsync();
        }

        await attached.Client.HandshakeAsync("127.0.0.1:12");

        (await attached.Client.CheckAsync().StatusAsync()).Status.ShouldBe(StatusCode.FailedPrecondition);
        attached.Package.Ended.Count.ShouldBe(1);
        await attached.Client.ConfigureAsync();
        await attached.Client.CheckAsync();
        attached.Package.Phases.ShouldBe(["127.0.0.1:11", "127.0.0.1:12"]);
    }

    [Fact]
    public async Task Attach_EngineIsGoneWithoutCancel_EndsItsSession()
    {
        await using var attached = await RunningPlugin.StartForAttachAsync();
        var (entered, stopped) = attached.Resource.HoldCreates(desired => new Resource.Created("never", desired));
        using var cable = new Cable(attached.Port);
        using var engine = new PluginClient(cable.Port);
        await engine.HandshakeAsync("127.0.0.1:11");
        await engine.ConfigureAsync();
        var create = engine.CreateAsync();
        await entered;

        cable.Dispose();

        await stopped;
        (await create.StatusAsync()).Status.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Dispose_RunningCreate_GetsToAnswer()
    {
        var configured = await RunningPlugin.StartConfiguredAsync();
        var (entered, _) = configured.Resource.HoldCreates(desired => throw new PartlyDoneException("thing-1", desired, desired, "Not confirmed."));
        using var client = configured.Connect();
        var create = client.CreateAsync();
        await entered;

        await configured.DisposeAsync();

        (await create.StatusAsync()).ShouldBe((StatusCode.Unknown, "Not confirmed."));
        configured.Package.Ended.Count.ShouldBe(1);
    }
}
