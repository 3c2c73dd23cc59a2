using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>Streams of answers, and of requests.</summary>
public class StreamingTests
{
    private static readonly byte[] Five = RawClient.Frame(new Int32Value { Value = 5 });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    public async Task Stream_MessagesThenError_DeliversTheMessages(int count)
    {
        await using var server = await TestServer.StartAsync(Echo.Streaming(async (request, writer, _) =>
        {
            for (var i = 0; i < request.Value; i++)
            {
                await writer.WriteAsync(new StringValue { Value = $"{i}" });
            }

            throw new RpcException(StatusCode.DataLoss, "no more");
        }));
        var received = new List<string>();
        var error = await Should.ThrowAsync<RpcException>(async () =>
        {
            await foreach (var message in server.Channel().CountAsync(count))
            {
                received.Add(message.Value);
            }
        });
        error.Status.ShouldBe(StatusCode.DataLoss);
        error.Message.ShouldBe("no more");
        received.ShouldBe(Enumerable.Range(0, count).Select(i => $"{i}"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    public async Task Stream_Ends_StatusIsInTrailers(int count, int blocks)
    {
        await using var server = await TestServer.StartAsync(Counting());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Count, RawClient.Frame(new Int32Value { Value = count }));
        response.Messages().Count.ShouldBe(count);
        response.Blocks.Count.ShouldBe(blocks);
        response.Status.ShouldBe("0");
    }

    [Fact]
    public async Task Stream_EachMessage_ArrivesBeforeTheNextIsWritten()
    {
        var next = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(Echo.Streaming(async (request, writer, _) =>
        {
            for (var i = 0; i < request.Value; i++)
            {
                await writer.WriteAsync(new StringValue { Value = $"{i}" });
                await next.WaitAsync();
            }
        }));
        var count = 0;
        await foreach (var message in server.Channel().CountAsync(3))
        {
            message.Value.ShouldBe($"{count++}");
            next.Release();
        }

        count.ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Stream_NotOneRequest_IsUnimplemented(int messages)
    {
        await using var server = await TestServer.StartAsync(Counting());
        var client = await server.RawAsync();
        (await client.CallAsync(Echo.Count, [.. Enumerable.Repeat(Five, messages).SelectMany(m => m)])).Status.ShouldBe("12");
    }

    [Fact]
    public async Task Stream_ClientDoesNotRead_WriterIsHeldBackUntilItCancels()
    {
        const int MessageBytes = 10_000;
        var written = 0;
        var ended = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(Echo.Streaming(async (_, writer, _) =>
        {
            try
            {
                while (true)
                {
                    await writer.WriteAsync(new StringValue { Value = new string('x', MessageBytes) });
                    Interlocked.Increment(ref written);
                }
            }
            catch (Exception e)
            {
                ended.SetResult(e);
                throw;
            }
        }));
        const int Window = 50_000;
        var client = await server.RawAsync(Window);
        var id = await client.BeginAsync(Echo.Count);
        await client.SendDataAsync(id, Five);
        var received = 0;
        while (received < Window)
        {
            received += (await client.ReadUntilAsync(FrameType.Data)).Payload.Length;
        }

        // Beyond what the client made room for, the server holds no more than its own small buffer.
        await client.SendAsync(FrameType.Ping, FrameFlag.None, 0, new byte[8]);
        await client.ReadUntilAsync(FrameType.Ping);
        (Volatile.Read(ref written) * MessageBytes).ShouldBeLessThan(Window + (256 * 1024));
        ended.Task.IsCompleted.ShouldBeFalse();
        await client.ResetAsync(id);
        (await ended.Task).ShouldBeAssignableTo<OperationCanceledException>();
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Stream_CallerStopsEnumerating_HandlerIsCancelled()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(Echo.Streaming(async (_, writer, context) =>
        {
            await writer.WriteAsync(new StringValue());
            context.CancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }));
        await using (var messages = server.Channel().CountAsync(1).GetAsyncEnumerator())
        {
            (await messages.MoveNextAsync()).ShouldBeTrue();
            cancelled.Task.IsCompleted.ShouldBeFalse();
        }

        await cancelled.Task;
    }

    [Fact]
    public async Task Stream_TwoWritesAtOnce_AreRefused()
    {
        Task? second = null;
        await using var server = await TestServer.StartAsync(Echo.Streaming(async (_, writer, _) =>
        {
            var first = writer.WriteAsync(new StringValue { Value = new string('x', 200_000) });
            second = writer.WriteAsync(new StringValue());
            await first;
        }));
        var client = await server.RawAsync(streamWindow: 100_000);
        var id = await client.BeginAsync(Echo.Count);
        await client.SendDataAsync(id, Five);
        await client.ReadUntilAsync(FrameType.Data);
        await client.OpenWindowAsync(id, 1_000_000);
        await client.OpenWindowAsync(0, 1_000_000);
        await client.ReadUntilAsync(FrameType.Headers, f => f.Has(FrameFlag.EndStream));
        await second.ShouldNotBeNull().ShouldThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Stream_WriteAfterTheEnd_IsCancelled()
    {
        IStreamWriter<StringValue>? kept = null;
        await using var server = await TestServer.StartAsync(Echo.Streaming((_, writer, _) =>
        {
            kept = writer;
            return Task.CompletedTask;
        }));
        await foreach (var message in server.Channel().CountAsync(1))
        {
            message.ShouldBeNull("there is no message");
        }

        await kept.ShouldNotBeNull().WriteAsync(new StringValue()).ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Duplex_MessagesBothWays_AreAnsweredAsTheyCome()
    {
        await using var server = await TestServer.StartAsync(new GrpcService("test.Echo").Duplex<StringValue, StringValue>(
            "Chat",
            StringValue.Parser,
            async (requests, writer, _) =>
            {
                await foreach (var request in requests)
                {
                    await writer.WriteAsync(new StringValue { Value = request.Value + "!" });
                }
            }));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Chat);
        for (var i = 0; i < 3; i++)
        {
            await client.SendDataAsync(id, RawClient.Frame(new StringValue { Value = $"{i}" }), endStream: false);
            var answer = await client.ReadUntilAsync(FrameType.Data);
            StringValue.Parser.ParseFrom(answer.Payload.AsSpan(5)).Value.ShouldBe($"{i}!");
        }

        await client.SendDataAsync(id, default);
        (await client.ReadResponseAsync(id)).Status.ShouldBe("0");
    }

    private static GrpcService Counting() => Echo.Streaming(async (request, writer, _) =>
    {
        for (var i = 0; i < request.Value; i++)
        {
            await writer.WriteAsync(new StringValue { Value = $"{i}" });
        }
    });
}
