using MediaProviders.Provider.Tests.Protocol.Serving.Raw;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Many calls at once on one connection.</summary>
public class ConcurrencyTests
{
    private const int Creates = 1000;
    private const string Info = "/pulumirpc.ResourceProvider/GetPluginInfo";

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    [Fact]
    public async Task Calls_AThousandRunning_OneMoreIsAnsweredAtOnce()
    {
        await using var server = await WirePlugin.StartAsync(Provider);
        var client = server.Client();
        var creates = Enumerable.Range(0, Creates).Select(_ => client.CreateAsync()).ToList();
        await _allRun.Task;
        await client.GetPluginInfoAsync();
        creates.ShouldAllBe(c => !c.IsCompleted);
        await client.CancelAsync();
        foreach (var create in creates)
        {
            (await create.StatusAsync()).Status.ShouldBe(StatusCode.Cancelled);
        }
    }

    [Fact]
    public async Task Calls_AThousandHalfSent_OneMoreIsAnsweredAtOnce()
    {
        await using var server = await WirePlugin.StartAsync(Provider);
        var client = await server.RawAsync();
        var ids = new List<int>();
        var message = WirePlugin.One;
        for (var i = 0; i < Creates; i++)
        {
            var id = await client.BeginAsync(WirePlugin.Create);
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
        var ended = 0;
        while (ended < Creates)
        {
            var frame = await client.ReadUntilAsync(FrameType.Headers, f => f.Has(FrameFlag.EndStream));
            ids.Remove(frame.StreamId).ShouldBeTrue();
            ended++;
        }
    }

    [Fact]
    public async Task Calls_AThousandReset_ConnectionServesOn()
    {
        await using var server = await WirePlugin.StartAsync(Provider);
        var client = await server.RawAsync();
        for (var i = 0; i < Creates; i++)
        {
            await client.ResetAsync(await client.BeginAsync(WirePlugin.Create));
        }

        (await client.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
    }

    [Fact]
    public async Task Calls_TwoClients_DoNotDisturbEachOther()
    {
        await using var server = await WirePlugin.StartAsync(Provider);
        var first = await server.RawAsync();
        var second = await server.RawAsync();
        await first.SendDataAsync(await first.BeginAsync(WirePlugin.Create), WirePlugin.One);
        (await second.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
        first.Dispose();
        (await second.CallAsync(Info, RawClient.Frame([]))).Status.ShouldBe("0");
        _release.SetResult();
    }

    private void Provider(FakePackage package) => package.Resource.OnCreate = async (desired, cancellation) =>
    {
        if (Interlocked.Increment(ref _running) == Creates)
        {
            _allRun.SetResult();
        }

        await _release.Task.WaitAsync(cancellation);
        return new Resource.Created("thing-1", desired);
    };
}
