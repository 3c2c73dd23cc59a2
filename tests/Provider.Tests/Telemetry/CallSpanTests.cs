namespace MediaProviders.Provider.Tests.Telemetry;

public sealed class CallSpanTests
{
    [Theory]
    [Each(
        StatusCode.Unknown, StatusCode.Internal, StatusCode.DeadlineExceeded, StatusCode.Unavailable, StatusCode.DataLoss, StatusCode.Unimplemented,
        With = true)]
    [Each(StatusCode.InvalidArgument, StatusCode.AlreadyExists, StatusCode.Cancelled, With = false)]
    public async Task Call_ThatFails_TellsItsStatusAndIsAnErrorWhenTheServerFailed(StatusCode status, bool isError)
    {
        using var spans = new SpanRecorder();

        await Should.ThrowAsync<RpcException>(CallAsync(spans.TraceParent, () => throw new RpcException(new Status(status, "CANARY"))));

        spans.Ended.Select(SpanRecorder.Show)
            .ShouldBe(["Server pulumirpc.ResourceProvider/GetSchema rpc.system=grpc rpc.service=pulumirpc.ResourceProvider rpc.method=GetSchema "
                + $"rpc.grpc.status_code={(int)status}{(isError ? " ERROR" : "")}"]);
        (spans.Ended[0].ParentSpanId, spans.Ended[0].StatusDescription).ShouldBe((spans.Root.SpanId, null));
    }

    [Fact]
    public async Task Call_ThatTheEngineDoesNotSample_IsNotRecorded()
    {
        using var spans = new SpanRecorder();

        await CallAsync(spans.TraceParent.Replace(spans.Root.TraceId.ToHexString(), "0af7651916cd43dd8448eb211c80319c", StringComparison.Ordinal), () => { });

        spans.Ended.ShouldBeEmpty();
    }

    [Theory, Each(null, "", "00-nonsense")]
    public async Task Call_WithoutAUsableParent_IsAnsweredAllTheSame(string? traceParent)
    {
        using var spans = new SpanRecorder();
        var isCalled = false;

        await CallAsync(traceParent, () => isCalled = true);

        isCalled.ShouldBeTrue();
    }

    private static Task CallAsync(string? traceParent, Action body) =>
        CallAsync(traceParent is null ? [] : new Metadata { { "traceparent", traceParent } }, body);

    private static async Task CallAsync(Metadata headers, Action body)
    {
        var package = new FakePackage
        {
            OnSchema = () =>
            {
                body();
                return ReadOnlyMemory<byte>.Empty;
            },
        };
        await using var server = await PluginServer.StartAsync(package.ToServed(), "127.0.0.1:1");
        using var channel = new PluginChannel($"127.0.0.1:{server.Port}");
        await channel.CallAsync("GetSchema", ReadOnlyMemory<byte>.Empty, headers);
    }
}
