using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Protocol;

namespace MediaProviders.Provider.Tests.Telemetry;

public sealed class CallSpanTests
{
    [Theory]
    [InlineData(StatusCode.Unknown, true)]
    [InlineData(StatusCode.Internal, true)]
    [InlineData(StatusCode.DeadlineExceeded, true)]
    [InlineData(StatusCode.Unavailable, true)]
    [InlineData(StatusCode.DataLoss, true)]
    [InlineData(StatusCode.Unimplemented, true)]
    [InlineData(StatusCode.InvalidArgument, false)]
    [InlineData(StatusCode.AlreadyExists, false)]
    [InlineData(StatusCode.Cancelled, false)]
    public async Task Call_ThatFails_TellsItsStatusAndIsAnErrorWhenTheServerFailed(StatusCode status, bool isError)
    {
        using var spans = new SpanRecorder();

        await Should.ThrowAsync<RpcException>(CallAsync(spans.TraceParent, () => throw new RpcException(status, "CANARY")));

        spans.Ended.Select(SpanRecorder.Show).ShouldBe([$"Server test.Service/Do rpc.system=grpc rpc.service=test.Service rpc.method=Do rpc.grpc.status_code={(int)status}{(isError ? " ERROR" : "")}"]);
        (spans.Ended[0].ParentSpanId, spans.Ended[0].StatusDescription).ShouldBe((spans.Root.SpanId, null));
    }

    [Fact]
    public async Task Call_ThatTheEngineDoesNotSample_IsNotRecorded()
    {
        using var spans = new SpanRecorder();

        await CallAsync(spans.TraceParent.Replace(spans.Root.TraceId.ToHexString(), "0af7651916cd43dd8448eb211c80319c", StringComparison.Ordinal), () => { });

        spans.Ended.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00-nonsense")]
    public async Task Call_WithoutAUsableParent_IsAnsweredAllTheSame(string? traceParent)
    {
        using var spans = new SpanRecorder();
        var isCalled = false;

        await CallAsync(traceParent, () => isCalled = true);

        isCalled.ShouldBeTrue();
    }

    private static async Task CallAsync(string? traceParent, Action body)
    {
        await using var server = await GrpcServer.StartAsync(new GrpcServerOptions
        {
            Services = _ =>
            [
                new GrpcService("test.Service").Unary("Do", Empty.Parser, (Empty request, CallContext _) =>
                {
                    body();
                    return Task.FromResult(request);
                }),
            ],
            Around = CallSpan.AroundAsync,
        });
        using var channel = new GrpcChannel($"127.0.0.1:{server.Port}");
        var headers = new Metadata();
        if (traceParent is not null)
        {
            headers.Add("traceparent", traceParent);
        }

        await channel.UnaryAsync("/test.Service/Do", new Empty(), Empty.Parser, new GrpcCallOptions { Headers = headers });
    }
}
