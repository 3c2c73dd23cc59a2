namespace MediaProviders.Tests.Api;

public class RequestTurnsTests
{
    [Fact]
    public async Task Enter_MoreThanTheLimit_WaitsForALeave()
    {
        var turns = new RequestTurns(2);
        await turns.EnterAsync("a", default);
        await turns.EnterAsync("a", default);

        var third = turns.EnterAsync("a", default);
        third.IsCompleted.ShouldBeFalse();
        turns.Leave();

        await third;
        turns.Leave();
        turns.Leave();
        await turns.EnterAsync("b", default);
        await turns.EnterAsync("b", default);
    }

    [Fact]
    public async Task Leave_WithSeveralBotsWaiting_GivesTurnsInRotationAndInOrder()
    {
        var turns = new RequestTurns(1);
        await turns.EnterAsync("a", default);
        var waiting = new[] { "a1", "a2", "a3", "a4", "b1", "b2", "c1" }.Select(name => (Name: name, Turn: turns.EnterAsync(name[..1], default))).ToList();
        var order = new List<string>();
        while (waiting.Count > 0)
        {
            turns.Leave();
            await Task.WhenAny(waiting.Select(call => call.Turn));
            var done = waiting.Single(call => call.Turn.IsCompleted);
            order.Add(done.Name);
            waiting.Remove(done);
        }

        order.ShouldBe(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LosesNoTurn()
    {
        var turns = new RequestTurns(1);
        using var cancellation = new CancellationTokenSource();
        await turns.EnterAsync("a", default);
        var leaving = turns.EnterAsync("b", cancellation.Token);
        var staying = turns.EnterAsync("c", default);

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaving);
        turns.Leave();

        await staying;
        turns.Leave();
        await turns.EnterAsync("d", default);
    }

    [Fact]
    public async Task Pace_TwoPerSecond_SpacesTheStarts()
    {
        var clock = new ManualTimeProvider();
        var pace = new Admission.RequestPace(2, clock);
        var starts = Enumerable.Range(0, 4).Select(_ => pace.WaitAsync(default)).ToArray();
        starts.Count(start => start.IsCompleted).ShouldBe(1);
        for (var index = 1; index < starts.Length; index++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.4999));
            starts[index].IsCompleted.ShouldBeFalse();
            clock.Advance(TimeSpan.FromSeconds(0.0001));
            await starts[index];
        }

        clock.Advance(TimeSpan.FromSeconds(10));
        await pace.WaitAsync(default);
        pace.WaitAsync(default).IsCompleted.ShouldBeFalse("an idle time is not saved up for a burst");
    }

    [Fact]
    public async Task Calls_OfManyBots_NeverRunMoreThanTheLimitAtOnce()
    {
        var running = 0;
        var highest = 0;
        var gate = new Lock();
        var handler = new ScriptedHandler(async (_, _, _) =>
        {
            lock (gate)
            {
                highest = Math.Max(highest, ++running);
            }

            await Task.Yield();
            lock (gate)
            {
                running--;
            }

            return Trouble.Answer(200, Samples.Empty);
        });
        using var api = new MediaProvidersApi(
            Samples.Options(new Uri("https://api.example")) with { MaxConcurrentRequests = 3, CreateHandler = () => handler });

        await Task.WhenAll(Enumerable.Range(0, 300)
            .Select(index => Task.Run(() => api.PostAsync($"bot-{index % 7}", Samples.Basic($"n-{index}"), null, default))));

        handler.Count.ShouldBe(300);
        highest.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Calls_OfABotWithMany_LetTheOneOfAnotherBotThrough()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        var order = new List<string>();
        var handler = new ScriptedHandler((number, request, _) =>
        {
            order.Add(request.RequestUri!.Segments[3].TrimEnd('/'));
            return number == 1 ? first.Task : Task.FromResult(Trouble.Answer(200));
        });
        using var api = new MediaProvidersApi(
            Samples.Options(new Uri("https://api.example")) with { MaxConcurrentRequests = 1, CreateHandler = () => handler });

        var many = Enumerable.Range(0, 50).Select(index => api.PostAsync("many", Samples.Basic($"n-{index}"), null, default)).ToList();
        var one = api.DeleteAsync("one", "n", null, default);
        first.SetResult(Trouble.Answer(200));
        await Task.WhenAll(many.Append(one));

        order.IndexOf("one").ShouldBe(2, "the turn that is taken, one of the bot that came first, then its own");
    }

    [Fact]
    public async Task Calls_WithAPace_StartOneAfterAnother()
    {
        var clock = new ManualTimeProvider();
        var handler = new ScriptedHandler(_ => Trouble.Answer(200));
        using var api = new MediaProvidersApi(
            Samples.Options(new Uri("https://api.example"), clock) with { MaxRequestsPerSecond = 0.5, CreateHandler = () => handler });

        var calls = Enumerable.Range(0, 3).Select(index => api.DeleteAsync("b", $"n-{index}", null, default)).ToArray();

        handler.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        await calls[1];
        handler.Count.ShouldBe(2);
        clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(calls);
    }
}
