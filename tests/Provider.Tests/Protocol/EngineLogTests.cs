using static MediaProviders.Provider.Tests.Protocol.Support.PluginClient;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class EngineLogTests
{
    [Fact]
    public async Task Create_Reports_TextsArriveInOrderBeforeTheAnswer()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var plugin = await RunningPlugin.StartConfiguredAsync(engine.Address);
        plugin.Resource.OnCreate = (desired, _) =>
        {
            var reporter = plugin.Resource.Operation!.Reporter;
            reporter.Status("waiting for the shop, 3 s left");
            reporter.Warn("'first' was there already and is adopted.");
            reporter.Warn("'first' had been changed.");
            return Task.FromResult(new Resource.Created("thing-1", desired));
        };

        await plugin.Client.CreateAsync();

        engine.Lines.ShouldBe(
        [
            $"Info {ThingUrn} waiting for the shop, 3 s left (ephemeral)",
            $"Warning {ThingUrn} 'first' was there already and is adopted.",
            $"Warning {ThingUrn} 'first' had been changed.",
            $"Info {ThingUrn}  (ephemeral)",
        ]);
    }

    [Fact]
    public async Task Create_Fails_TextsStillArriveBeforeTheAnswer()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var plugin = await RunningPlugin.StartConfiguredAsync(engine.Address);
        plugin.Resource.OnCreate = (_, _) =>
        {
            plugin.Resource.Operation!.Reporter.Warn("'first' had been changed.");
            throw new OperationFailedException(FailureKind.Failed, "Creating 'first' failed: no.");
        };

        await plugin.Client.CreateAsync().StatusAsync();

        engine.Lines.ShouldBe([$"Warning {ThingUrn} 'first' had been changed."]);
    }

    [Fact]
    public async Task Invoke_Reports_TextsBelongToNoResource()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var plugin = await RunningPlugin.StartConfiguredAsync(engine.Address);
        plugin.Package.Function.OnInvoke = arguments =>
        {
            plugin.Package.Function.Operation!.Reporter.Warn("hello");
            return arguments;
        };

        await plugin.Client.InvokeAsync(new InvokeRequest { Tok = "things:index:getThing" });

        engine.Lines.ShouldBe(["Warning  hello"]);
    }

    [Fact]
    public async Task Attach_EngineNamesItself_TextsGoThere()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var plugin = await RunningPlugin.StartForAttachAsync();
        plugin.Resource.OnDelete = () => plugin.Resource.Report(reporter => reporter.Warn("kept"));
        await plugin.Client.HandshakeAsync();
        await plugin.Client.AttachAsync(engine.Address);
        await plugin.Client.ConfigureAsync();

        await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1" });

        engine.Lines.ShouldBe([$"Warning {ThingUrn} kept"]);
    }

    [Theory, Each("127.0.0.1:1", "not an address:1", "")]
    public async Task Delete_EngineThatIsDeadOrNotKnown_SucceedsAllTheSame(string address)
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync(address);
        plugin.Resource.OnDelete = () => plugin.Resource.Report(reporter =>
        {
            reporter.Status("waiting");
            reporter.Warn("kept");
        });

        await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1" });
    }

    [Fact]
    public async Task WaitAsync_EngineThatDoesNotAnswer_IsWaitedForOnceAndAMomentOnly()
    {
        await using var engine = await FakeEngine.StartAsync(answersAtOnce: false);
        var log = new EngineLog(engine.Address, TimeProvider.System, TimeSpan.FromMilliseconds(50));
        var sent = log.SendAsync(new LogRequest { Message = "first" }, Task.CompletedTask);

        await log.WaitAsync(sent);
        sent.IsCompleted.ShouldBeFalse();
        var second = log.SendAsync(new LogRequest { Message = "second" }, sent);
        log.WaitAsync(second).IsCompleted.ShouldBeTrue();

        engine.Answer();
        await second;
        engine.Told.Select(t => t.Message).ShouldBe(["first", "second"]);
    }
}
