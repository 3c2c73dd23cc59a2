using MediaProviders.Tests.Api;

namespace MediaProviders.Provider.Tests.Telemetry;

public sealed class AttemptSpanTests
{
    private const string Get =
        "Client GET /whatsapp/v1/{bot-id}/provision/provider http.request.method=GET url.template=/whatsapp/v1/{bot-id}/provision/provider url.scheme=http "
            + "server.address=127.0.0.1";

    [Theory]
    [InlineData(null, "error.type=ConnectionLost")]
    [InlineData("<html>", "http.response.status_code=200 error.type=NotAList")]
    public async Task Get_ConnectionThatBreaksOrAnswerThatIsNoList_IsASpanOfItsOwnAndMarked(string? body, string tags)
    {
        await using var server = new WireServer(body is null ? null : WireServer.Ok(body));
        using var spans = new SpanRecorder();

        await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.GetAsync("b", Freshness.Now, null, default));

        spans.Ended.Select(SpanRecorder.Show).ShouldBe([$"{Get} server.port={server.Address.Port} {tags} ERROR"]);
    }

    [Fact]
    public async Task Get_CutOffByItsCaller_IsMarked()
    {
        var asked = new TaskCompletionSource();
        await using var server = new WireServer(async _ =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite);
            return Array.Empty<byte>();
        });
        using var api = Samples.Api(server, new ManualTimeProvider());
        using var giveUp = new CancellationTokenSource();
        using var spans = new SpanRecorder();
        var delete = api.DeleteAsync("b", "n", null, giveUp.Token);
        await asked.Task;

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(delete);
        spans.Ended.ShouldHaveSingleItem().GetTagItem("error.type").ShouldBe("Cancelled");
    }

    [Fact]
    public async Task Get_AfterAnotherOnesGet_BelongsToWhoAskedForIt()
    {
        var first = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var server = new WireServer(async _ =>
        {
            first.TrySetResult();
            await answer.Task;
            return WireServer.Ok(Samples.List);
        });
        using var api = Samples.Api(server, new ManualTimeProvider());
        using var spans = new SpanRecorder();

        var one = AskAsync("one");
        await first.Task;
        var two = AskAsync("two");
        answer.SetResult();
        await Task.WhenAll(one, two);

        spans.Ended.Select(span => span.ParentSpanId).ShouldBe([await one, await two]);

        async Task<ActivitySpanId> AskAsync(string name)
        {
            using var asker = new Activity(name).Start();
            (await api.GetAsync("b", Freshness.Now, null, default)).Dispose();
            return asker.SpanId;
        }
    }

    [Fact]
    public async Task Requests_WhileTraced_CarryNoTraceToTheVendor()
    {
        await using var server = new WireServer(WireServer.Status(200));
        using var api = Samples.Api(server, new ManualTimeProvider());
        using var spans = new SpanRecorder();

        await api.DeleteAsync("b", "n", null, default);

        server.Requests.ShouldHaveSingleItem().Headers.ShouldAllBe(line => !line.StartsWith("trace", StringComparison.OrdinalIgnoreCase));
        spans.Ended.Count.ShouldBe(1);
    }
}
