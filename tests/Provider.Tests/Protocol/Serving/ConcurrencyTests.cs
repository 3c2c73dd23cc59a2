namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Many calls at once on one connection.</summary>
public class ConcurrencyTests : WireTests
{
    private const int Creates = 1000;
    private const string Info = "/pulumirpc.ResourceProvider/GetPluginInfo";

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    [Fact]
    public async Task Calls_AThousandRunning_OneMoreIsAnsweredAtOnce()
    {
        HoldCreates();
        var engine = server.Client;
        var creates = Enumerable.Range(0, Creates).Select(_ => engine.CreateAsync()).ToList();
        await _allRun.Task;
        await engine.GetPluginInfoAsync();
        creates.ShouldAllBe(c => !c.IsCompleted);
        await engine.CancelAsync();
        (await Task.WhenAll(creates.Select(create => create.StatusAsync()))).ShouldAllBe(refusal => refusal.Status == StatusCode.Cancelled);
    }

    [Fact]
    public async Task Calls_AThousandHalfSent_OneMoreIsAnsweredAtOnce()
    {
        HoldCreates();
        var ids = new List<int>();
        var message = WireCall.One;
        for (var i = 0; i < Creates; i++)
        {
            var id = await client.BeginAsync(WireCall.Create);
            await client.SendDataAsync(id, message.AsMemory(0, 6), endStream: false);
            ids.Add(id);
        }

        (await client.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
        foreach (var id in ids)
        {
            await client.SendDataAsync(id, message.AsMemory(6));
        }

        await _allRun.Task;
        _release.SetResult();
        while (ids.Count > 0)
        {
            var frame = await client.ReadUntilAsync(FrameType.Headers, f => f.Has(FrameFlag.EndStream));
            ids.Remove(frame.StreamId).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Calls_AThousandReset_ConnectionServesOn()
    {
        HoldCreates();
        for (var i = 0; i < Creates; i++)
        {
            await client.ResetAsync(await client.BeginAsync(WireCall.Create));
        }

        (await client.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
    }

    [Fact]
    public async Task Calls_TwoClients_DoNotDisturbEachOther()
    {
        HoldCreates();
        var second = await server.RawAsync();
        await client.StartAsync(WireCall.Create, WireCall.One);
        (await second.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
        client.Dispose();
        (await second.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
        _release.SetResult();
    }

    private void HoldCreates() => server.Package.Resource.OnCreate = async (desired, cancellation) =>
    {
        if (Interlocked.Increment(ref _running) == Creates)
        {
            _allRun.SetResult();
        }

        await _release.Task.WaitAsync(cancellation);
        return new Resource.Created("thing-1", desired);
    };
}
