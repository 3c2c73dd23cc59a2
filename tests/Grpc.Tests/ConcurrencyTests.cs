using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>Many calls at once on one connection.</summary>
public class ConcurrencyTests
{
    private const int Creates = 1000;

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allRun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    [Fact]
    public async Task Calls_AThousandRunning_OneMoreIsAnsweredAtOnce()
    {
        await using var server = await TestServer.StartAsync(Provider());
        var channel = server.Channel();
        var creates = Enumerable.Range(0, Creates)
            .Select(i => channel.UnaryAsync("/test.Provider/Create", new Int32Value { Value = i }, Int32Value.Parser)).ToList();
        await _allRun.Task;
        await channel.UnaryAsync("/test.Provider/Cancel", new Empty(), Empty.Parser);
        creates.ShouldAllBe(c => !c.IsCompleted);
        _release.SetResult();
        (await Task.WhenAll(creates)).Select(r => r.Value).ShouldBe(Enumerable.Range(0, Creates));
    }

    [Fact]
    public async Task Calls_AThousandHalfSent_OneMoreIsAnsweredAtOnce()
    {
        await using var server = await TestServer.StartAsync(Provider());
        var client = await server.RawAsync();
        var ids = new List<int>();
        var message = RawClient.Frame(new Int32Value { Value = 1 });
        for (var i = 0; i < Creates; i++)
        {
            var id = await client.BeginAsync("/test.Provider/Create");
            await client.SendDataAsync(id, message.AsMemory(0, 6), endStream: false);
            ids.Add(id);
        }

        (await client.CallAsync("/test.Provider/Cancel", RawClient.Frame([]))).Status.ShouldBe("0");
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
        await using var server = await TestServer.StartAsync(Provider());
        var client = await server.RawAsync();
        for (var i = 0; i < Creates; i++)
        {
            await client.ResetAsync(await client.BeginAsync("/test.Provider/Create"));
        }

        (await client.CallAsync("/test.Provider/Cancel", RawClient.Frame([]))).Status.ShouldBe("0");
    }

    [Fact]
    public async Task Calls_TwoClients_DoNotDisturbEachOther()
    {
        await using var server = await TestServer.StartAsync(Provider());
        var first = await server.RawAsync();
        var second = await server.RawAsync();
        await first.SendDataAsync(await first.BeginAsync("/test.Provider/Create"), RawClient.Frame(new Int32Value()));
        (await second.CallAsync("/test.Provider/Cancel", RawClient.Frame([]))).Status.ShouldBe("0");
        first.Dispose();
        (await second.CallAsync("/test.Provider/Cancel", RawClient.Frame([]))).Status.ShouldBe("0");
        _release.SetResult();
    }

    private GrpcService Provider() => new GrpcService("test.Provider")
        .Unary("Create", Int32Value.Parser, async (request, context) =>
        {
            if (Interlocked.Increment(ref _running) == Creates)
            {
                _allRun.SetResult();
            }

            await _release.Task.WaitAsync(context.CancellationToken);
            return request;
        })
        .Unary("Cancel", Empty.Parser, (request, _) => Task.FromResult(request));
}
