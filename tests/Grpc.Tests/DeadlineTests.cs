using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>Deadlines, on a clock that the tests move.</summary>
public class DeadlineTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource<CallContext> _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Call_DeadlinePasses_IsSaidOnceThenReset()
    {
        var release = new TaskCompletionSource();
        await using var server = await StartAsync(async (request, context) =>
        {
            _entered.SetResult(context);
            await release.Task;
            return request;
        });
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say, endStream: false, ("grpc-timeout", "5S"));
        await client.SendDataAsync(id, Hello);
        var context = await _entered.Task;
        context.Deadline.ShouldBe(_time.GetUtcNow().AddSeconds(5));

        _time.Advance(TimeSpan.FromSeconds(4.999));
        context.CancellationToken.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        context.CancellationToken.IsCancellationRequested.ShouldBeTrue();

        // The handler still runs, and what it does in the end changes nothing.
        var response = await client.ReadResponseAsync(id);
        response.Ended.ShouldBeTrue();
        response.Status.ShouldBe("4");
        response.Message.ShouldBe("The deadline passed before the call ended.");
        response.Blocks.Count.ShouldBe(1);
        release.SetResult();
        (await client.CallAsync("/no/Method", Hello)).Status.ShouldBe("12");
    }

    [Fact]
    public async Task Call_DeadlinePassesBeforeTheRequestIsComplete_StatusThenRst()
    {
        await using var server = await StartAsync((request, _) => Task.FromResult(request));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say, endStream: false, ("grpc-timeout", "1H"));
        await client.SendDataAsync(id, Hello.AsMemory(0, 3), endStream: false);
        await _time.TimerStarted;
        _time.Advance(TimeSpan.FromHours(1));
        var response = await client.ReadResponseAsync(id);
        response.Status.ShouldBe("4");
        response.Ended.ShouldBeTrue();
        var reset = await client.ReadUntilAsync(FrameType.RstStream);
        reset.StreamId.ShouldBe(id);
        reset.Payload.ShouldBe([0, 0, 0, 0], "NO_ERROR: the answer is complete");
    }

    [Fact]
    public async Task Stream_DeadlinePassesBetweenMessages_DeliversThemThenTheStatus()
    {
        await using var server = await StartAsync(Echo.Streaming(async (_, writer, context) =>
        {
            await writer.WriteAsync(new StringValue { Value = "one" });
            _entered.SetResult(context);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Count, endStream: false, ("grpc-timeout", "30S"));
        await client.SendDataAsync(id, RawClient.Frame(new Int32Value()));
        await _entered.Task;
        _time.Advance(TimeSpan.FromSeconds(30));
        var response = await client.ReadResponseAsync(id);
        response.Messages().Count.ShouldBe(1);
        response.Status.ShouldBe("4");
        response.Blocks.Count.ShouldBe(2, "after a message the status goes in trailers");
    }

    [Fact]
    public async Task Stream_DeadlinePassesWhileTheClientDoesNotRead_IsReset()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(Echo.Streaming(async (_, writer, context) =>
        {
            try
            {
                _entered.SetResult(context);
                while (true)
                {
                    await writer.WriteAsync(new StringValue { Value = new string('x', 100_000) });
                }
            }
            finally
            {
                ended.SetResult();
            }
        }));
        var client = await server.RawAsync(streamWindow: 1000);
        var id = await client.BeginAsync(Echo.Count, endStream: false, ("grpc-timeout", "30S"));
        await client.SendDataAsync(id, RawClient.Frame(new Int32Value()));
        await client.ReadUntilAsync(FrameType.Data);
        await _entered.Task;
        _time.Advance(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(1));
        (await client.ReadResponseAsync(id)).ResetCode.ShouldNotBeNull();
        await ended.Task;
        await server.ShouldStillServeAsync();
    }

    [Theory]
    [InlineData("0S")]
    [InlineData("0n")]
    [InlineData("00000000H")]
    public async Task Call_NoTimeAtAll_IsExceededWithoutAHandler(string timeout)
    {
        var called = false;
        await using var server = await StartAsync((request, _) =>
        {
            called = true;
            return Task.FromResult(request);
        });
        var client = await server.RawAsync();
        (await client.CallAsync(Echo.Say, Hello, ("grpc-timeout", timeout))).Status.ShouldBe("4");
        called.ShouldBeFalse();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("S")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("123456789S")]
    [InlineData("soon")]
    public async Task Call_MalformedTimeout_IsRefused(string timeout)
    {
        await using var server = await StartAsync((request, _) => Task.FromResult(request));
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, Hello, ("grpc-timeout", timeout));
        response.Status.ShouldBe("13");
        response.Message.ShouldBe($"The 'grpc-timeout' '{timeout}' is malformed; it must be one to eight digits and one of H, M, S, m, u, n.");
    }

    [Fact]
    public async Task Call_LongestTimeout_IsNoTimersConcern()
    {
        var release = new TaskCompletionSource();
        await using var server = await StartAsync(async (request, context) =>
        {
            _entered.SetResult(context);
            await release.Task;
            return request;
        });
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say, endStream: false, ("grpc-timeout", "99999999H"));
        await client.SendDataAsync(id, Hello);
        var context = await _entered.Task;
        context.Deadline.ShouldBe(DateTimeOffset.MaxValue);
        _time.Advance(TimeSpan.FromDays(365));
        context.CancellationToken.IsCancellationRequested.ShouldBeFalse();
        release.SetResult();
        (await client.ReadResponseAsync(id)).Status.ShouldBe("0");
    }

    [Fact]
    public async Task Call_TimeoutBeyondOneTimer_PassesInTheEnd()
    {
        await using var server = await StartAsync(async (request, context) =>
        {
            _entered.SetResult(context);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return request;
        });
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say, endStream: false, ("grpc-timeout", "2400H"));
        await client.SendDataAsync(id, Hello);
        var context = await _entered.Task;
        _time.Advance(TimeSpan.FromDays(99));
        context.CancellationToken.IsCancellationRequested.ShouldBeFalse();
        _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(10));
        (await client.ReadResponseAsync(id)).Status.ShouldBe("4");
    }

    [Fact]
    public async Task Call_NoDeadline_HasNone()
    {
        await using var server = await StartAsync((request, context) =>
        {
            _entered.SetResult(context);
            return Task.FromResult(new StringValue { Value = context.Deadline?.ToString("O") ?? "none" });
        });
        (await server.Channel().SayAsync("hi")).Value.ShouldBe("none");
    }

    private Task<TestServer> StartAsync(Func<StringValue, CallContext, Task<StringValue>> say) => StartAsync(Echo.Service(say));

    private Task<TestServer> StartAsync(GrpcService service) =>
        TestServer.StartAsync(new GrpcServerOptions { Services = _ => [service], TimeProvider = _time });
}
