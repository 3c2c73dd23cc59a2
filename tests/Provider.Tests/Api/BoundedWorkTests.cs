namespace MediaProviders.Tests.Api;

/// <summary>Work on an answer grows with its size and no faster, and ends when the call is cancelled.</summary>
public class BoundedWorkTests
{
    [Fact]
    public async Task Get_EveryNameTwice_FindsThemAllWithoutASearchForEach()
    {
        const int Names = 100_000;
        var entries = Enumerable.Range(0, Names * 2).Select(index => $$"""{"name":"n{{index % Names}}"}""");
        var handler = new ScriptedHandler(_ => Trouble.Answer(200, ListText.Of(string.Join(',', entries))));
        using var api = Create(handler);

        using var list = await api.GetAsync("b", Freshness.Now, null, default);

        list.DuplicateNames.Count.ShouldBe(Names);
    }

    [Fact]
    public async Task Call_LargeMessageAndLongCredentials_IsLeftOutWhole()
    {
        var handler = new ScriptedHandler(_ => Trouble.Answer(400, $$"""{"message":"{{new string('x', 63_000)}}"}"""));
        using var api = Create(handler);
        var entry = new MediaProvider("n", "www", new Credentials.Bearer(new SecretText(new string('x', 1024))));

        (await Should.ThrowAsync<ApiException>(api.PostAsync("b", entry, null, default))).Message.ShouldContain(
            "(bad request). The rest of the answer is not shown");
    }

    // Each member takes much longer than its few bytes, so that reading a list of the largest size takes many seconds.
    [Fact]
    public async Task Get_TimeIsOverWhenTheBodyHasCome_EndsWhileMembersAreRead()
    {
        var clock = new ManualTimeProvider();
        var body = new LastRead("""{"a":1,"settings":{"application":{"media":{"providers":[]}}}}"""u8.ToArray(), () => clock.Advance(TimeSpan.FromSeconds(31)));
        var handler = new ScriptedHandler(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
        using var api = new MediaProvidersApi(Samples.Options(new Uri("https://api.example"), clock) with { MaxRetries = 0, CreateHandler = () => handler });

        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.TimedOut);
    }

    [Theory, Each(200, 400)]
    public async Task Call_DeepNesting_IsAnErrorOfItsOwn(int status)
    {
        var body = string.Concat(Enumerable.Repeat("{\"message\":", 5_000)) + string.Concat(Enumerable.Repeat("[", 5_000));
        var handler = new ScriptedHandler(_ => Trouble.Answer(status, body));
        using var api = Create(handler);

        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).Status.ShouldBe(status);
    }

    [Theory, Each(200, 400)]
    public async Task Call_GzipBomb_EndsAtTheLimit(int status)
    {
        var blanks = new byte[80 * 1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        await using var server = WireServer.OfGzip(WireServer.Gzip(blanks), status);

        var error = await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.GetAsync("b", Freshness.Now, null, default));

        error.Failure.ShouldBe(status == 200 ? ApiFailure.TooLarge : ApiFailure.Rejected);
    }

    [Theory]
    [InlineData(200, typeof(OperationCanceledException))]
    [InlineData(400, typeof(ApiException))]
    public async Task Cancel_WhileABodyTrickles_EndsTheCall(int status, Type outcome)
    {
        var trickle = new Trickle();
        var handler = new ScriptedHandler(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(trickle) });
        using var api = Create(handler);
        using var cancellation = new CancellationTokenSource();

        var call = api.PostAsync("b", Samples.Basic(), null, cancellation.Token);
        await trickle.Waits;
        await cancellation.CancelAsync();

        (await Should.ThrowAsync<Exception>(call)).ShouldBeAssignableTo(outcome);
        handler.Count.ShouldBe(1);
    }

    private static MediaProvidersApi Create(ScriptedHandler handler) =>
        new(Samples.Options(new Uri("https://api.example"), new ManualTimeProvider()) with { MaxRetries = 0, CreateHandler = () => handler });

    /// <summary>Calls back when it has given everything.</summary>
    private sealed class LastRead(byte[] bytes, Action ended) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                ended();
            }

            return read;
        }
    }

    /// <summary>Gives a byte, then nothing until it is cancelled.</summary>
    private sealed class Trickle : MemoryStream
    {
        private readonly TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool started;

        public Task Waits => waits.Task;

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!started)
            {
                started = true;
                buffer.Span[0] = (byte)'{';
                return 1;
            }

            waits.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
