namespace MediaProviders.Tests.Api;

[Trait("Category", "Slow")]
public class TransportTests
{
    private static Task<byte[]?> Silence => new TaskCompletionSource<byte[]?>().Task;

    [Theory, Each("POST", "GET")]
    public async Task Cancel_WhileTheServerIsSilent_ReachesTheSocket(string method)
    {
        await using var server = new WireServer(_ => Silence);
        using var cancellation = new CancellationTokenSource();

        Task call = method == "GET"
            ? server.Api.GetAsync("b", Freshness.Now, null, cancellation.Token)
            : server.Api.PostAsync("b", Samples.Basic(), null, cancellation.Token);
        var request = await server.NextAsync();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await request.Closed;
    }

    [Fact]
    public async Task Get_CompressedList_IsRead()
    {
        await using var server = WireServer.OfGzip(WireServer.Gzip(Encoding.UTF8.GetBytes(Samples.List)));

        using var list = await server.Api.GetAsync("b", Freshness.Now, null, default);

        list.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Get_CompressedAnswerThatIsDamaged_IsNotAList()
    {
        await using var server = new WireServer(WireServer.Status(200, "not gzip at all", "Content-Encoding: gzip\r\n"));

        (await Should.ThrowAsync<ApiException>(server.Api.GetAsync("b", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.NotAList);
    }

    [Fact]
    public async Task Get_ListOfFiftyMebibytes_IsRead()
    {
        var json = Samples.List + new string(' ', 50 * 1024 * 1024);
        var handler = new ScriptedHandler(_ => Trouble.Answer(200, json));
        using var api = new MediaProvidersApi(Samples.Options(new Uri("https://api.example")) with { CreateHandler = () => handler });

        using var list = await api.GetAsync("b", Freshness.Now, null, default);

        list.Count.ShouldBe(2);
    }

    [Fact]
    public async Task GetRecent_AfterAGet_AsksAgainOnlyAfterAWrite()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.List));
        using var api = Samples.Api(server, new Support.ManualTimeProvider());

        (await api.GetAsync("b", Freshness.Recent, null, default)).Dispose();
        (await api.GetAsync("b", Freshness.Recent, null, default)).Dispose();
        server.Requests.Count.ShouldBe(1);
        await api.DeleteAsync("other", "n", null, default);
        (await api.GetAsync("b", Freshness.Recent, null, default)).Dispose();
        server.Requests.Count.ShouldBe(2);
        await api.PostAsync("b", Samples.Basic(), null, default);
        (await api.GetAsync("b", Freshness.Recent, null, default)).Dispose();
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Attempted_OfASuccess_TellsWhatTracingNeeds()
    {
        await using var server = new WireServer(WireServer.Status(200));
        var clock = new Support.ManualTimeProvider();
        using var api = Samples.Api(server, clock);
        var observer = new RecordingObserver();

        await api.DeleteAsync("b", "n", observer, default);

        observer.Attempts.ShouldBe([new CallObserver.Attempt("DELETE", 200, null)]);
    }
}
