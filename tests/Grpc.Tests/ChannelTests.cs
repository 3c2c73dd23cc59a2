using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Serving;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Grpc.Tests;

/// <summary>What the client makes of servers that are not well.</summary>
public class ChannelTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    [Fact]
    public async Task Call_NobodyListens_IsUnavailable()
    {
        using var reserved = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        reserved.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        var target = reserved.LocalEndPoint!.ToString()!;
        using var channel = new GrpcChannel(target);
        var error = await channel.SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.Unavailable);
        error.Message.ShouldBe($"Calling '/test.Echo/Say' failed: no connection to '{target}'. Check that the server runs and listens there.");
    }

    [Fact]
    public async Task Call_ServerIsBackAfterItWasGone_Succeeds()
    {
        var first = await TestServer.StartAsync(Echo.Service());
        using var channel = new GrpcChannel($"127.0.0.1:{first.Server.Port}");
        (await channel.SayAsync("one")).Value.ShouldBe("one");
        await first.DisposeAsync();
        (await channel.SayAsync("none").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unavailable);
        await using var second = await TestServer.StartAsync(new GrpcServerOptions { Services = _ => [Echo.Service()], Port = first.Server.Port });
        (await channel.SayAsync("two")).Value.ShouldBe("two");
    }

    [Fact]
    public async Task Call_TimeIsOver_IsDeadlineExceeded()
    {
        var time = new ManualTime();
        var entered = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(Echo.Service(async (request, context) =>
        {
            entered.SetResult(context.Deadline);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return request;
        }));
        var channel = server.Channel(new GrpcChannelOptions { TimeProvider = time });
        var call = channel.SayAsync("hi", new GrpcCallOptions { Timeout = TimeSpan.FromHours(1) });
        (await entered.Task).ShouldNotBeNull("the server is told of the deadline");
        time.Advance(TimeSpan.FromHours(1));
        var error = await call.ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.DeadlineExceeded);
        error.Message.ShouldBe("'/test.Echo/Say' was not answered within 01:00:00.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task Call_NoTime_IsDeadlineExceededWithoutACall(int seconds)
    {
        using var channel = new GrpcChannel("127.0.0.1:1");
        var error = await channel.SayAsync("hi", new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(seconds) }).ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task Call_LongestTimeout_IsSent()
    {
        await using var server = await TestServer.StartAsync(Echo.Service((_, context) => Task.FromResult(new StringValue { Value = $"{context.Deadline:O}" })));
        (await server.Channel().SayAsync("hi", new GrpcCallOptions { Timeout = TimeSpan.MaxValue })).Value.ShouldStartWith("9999-12-31T23:59:59");
    }

    [Fact]
    public async Task Call_AlreadyGivenUp_IsCancelled()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        await server.Channel().SayAsync("hi", cancellationToken: new CancellationToken(canceled: true)).ShouldThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(400, null, null, StatusCode.Internal)]
    [InlineData(401, null, null, StatusCode.Unauthenticated)]
    [InlineData(403, null, null, StatusCode.PermissionDenied)]
    [InlineData(404, null, null, StatusCode.Unimplemented)]
    [InlineData(429, null, null, StatusCode.Unavailable)]
    [InlineData(503, null, null, StatusCode.Unavailable)]
    [InlineData(500, null, null, StatusCode.Unknown)]
    [InlineData(400, null, "13", StatusCode.Internal)]
    [InlineData(200, "text/html", null, StatusCode.Unknown)]
    [InlineData(200, "application/grpc", null, StatusCode.Internal)]
    [InlineData(200, "application/grpc", "0", StatusCode.Internal)]
    [InlineData(200, "application/grpc", "5", StatusCode.NotFound)]
    [InlineData(200, "application/grpc", "16", StatusCode.Unauthenticated)]
    [InlineData(200, "application/grpc", "17", StatusCode.Unknown)]
    [InlineData(200, "application/grpc", "-1", StatusCode.Unknown)]
    [InlineData(200, "application/grpc", "x", StatusCode.Unknown)]
    public async Task Call_StrangeAnswer_HasAStatus(int http, string? contentType, string? grpcStatus, StatusCode expected)
    {
        await using var server = await StrangeServer.StartAsync(features =>
        {
            var response = features.Get<IHttpResponseFeature>()!;
            response.StatusCode = http;
            response.Headers.ContentType = contentType;
            response.Headers["grpc-status"] = grpcStatus;
            return Task.CompletedTask;
        });
        (await server.Channel.SayAsync("hi").ShouldThrowAsync<RpcException>()).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, "'/test.Echo/Say' was answered with no message.")]
    [InlineData(2, "'/test.Echo/Say' was answered with more than one message.")]
    public async Task Call_NotOneMessage_IsInternal(int messages, string text)
    {
        await using var server = await StrangeServer.StartAsync(async features =>
        {
            features.Get<IHttpResponseFeature>()!.Headers.ContentType = "application/grpc";
            var body = features.Get<IHttpResponseBodyFeature>()!;
            await body.StartAsync();
            for (var i = 0; i < messages; i++)
            {
                await body.Writer.WriteAsync(Hello);
            }

            features.Get<IHttpResponseTrailersFeature>()!.Trailers["grpc-status"] = "0";
        });
        var error = await server.Channel.SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.Internal);
        error.Message.ShouldBe(text);
    }

    [Theory]
    [InlineData(0, StatusCode.Unavailable)]
    [InlineData(1, StatusCode.Internal)]
    [InlineData(2, StatusCode.Internal)]
    [InlineData(7, StatusCode.Unavailable)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    public async Task Call_StreamIsReset_HasTheStatusOfTheReason(int reason, StatusCode expected)
    {
        await using var server = await StrangeServer.StartAsync(async features =>
        {
            features.Get<IHttpResponseFeature>()!.Headers.ContentType = "application/grpc";
            var body = features.Get<IHttpResponseBodyFeature>()!;
            await body.StartAsync();
            await body.Writer.WriteAsync(Hello.AsMemory(0, 3));
            features.Get<IHttpResetFeature>()!.Reset(reason);
        });
        (await server.Channel.SayAsync("hi").ShouldThrowAsync<RpcException>()).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Call_ConnectionIsLostInMidCall_IsUnavailable()
    {
        await using var server = await StrangeServer.StartAsync(features =>
        {
            features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionSocketFeature>()!.Socket.Close(0);
            return Task.CompletedTask;
        });
        (await server.Channel.SayAsync("hi").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unavailable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("user@host:1")]
    [InlineData("host:x")]
    public void Create_NoTarget_IsRefused(string target) => Should.Throw<ArgumentException>(() => new GrpcChannel(target));

    /// <summary>An HTTP/2 server that answers as a test says.</summary>
    private sealed class StrangeServer(IServer server, GrpcChannel channel) : IHttpApplication<IFeatureCollection>, IAsyncDisposable
    {
        private Func<IFeatureCollection, Task> _answer = null!;

        public GrpcChannel Channel => channel;

        public static async Task<StrangeServer> StartAsync(Func<IFeatureCollection, Task> answer)
        {
            var (kestrel, endpoint) = KestrelComposition.Create(0, new ConnectionSetup(_ => new MethodTable([])));
            var application = new StrangeServer(kestrel, null!) { _answer = answer };
            await kestrel.StartAsync(application, default);
            return new StrangeServer(kestrel, new GrpcChannel($"127.0.0.1:{endpoint.IPEndPoint!.Port}"));
        }

        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public void DisposeContext(IFeatureCollection context, Exception? exception)
        {
            // Nothing was created.
        }

        public Task ProcessRequestAsync(IFeatureCollection context) => _answer(context);

        public async ValueTask DisposeAsync()
        {
            Channel.Dispose();
            await server.StopAsync(new CancellationToken(canceled: true));
            server.Dispose();
        }
    }
}
