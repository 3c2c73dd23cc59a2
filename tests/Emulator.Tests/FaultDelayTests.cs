namespace MediaProviders.Emulator.Tests;

/// <summary>Calls that take their time, by the emulator's clock.</summary>
public sealed class FaultDelayTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Delay_BeforeTheWork_HoldsWorkAndAnswer()
    {
        await using var api = await Api.OpenAsync(time: _time);
        api.Emulator.Faults.Add(new Fault { Delay = TimeSpan.FromSeconds(20) });

        var post = api.PostAsync(Api.BearerBody("a"));
        await _time.WaitForTimerAsync();
        api.Emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
        post.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(20));

        (await post).Status.ShouldBe(200);
        api.Emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delay_BeforeTheAnswer_HoldsTheAnswerOnly()
    {
        await using var api = await Api.OpenAsync(time: _time);
        api.Emulator.Faults.Add(new Fault { AnswerDelay = TimeSpan.FromSeconds(20) });

        var post = api.PostAsync(Api.BearerBody("a"));
        await _time.WaitForTimerAsync();
        api.Emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
        post.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(20));

        (await post).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Delay_WhoseClientHasGone_StillDoesTheWork()
    {
        await using var emulator = await Api.StartAsync(time: _time);
        emulator.Faults.Add(new Fault { Delay = TimeSpan.FromSeconds(20) });
        using (var client = await RawClient.ConnectAsync(emulator))
        {
            await client.SendAsync("POST", Api.Collection(), Api.Token, Api.BearerBody("late"));
            await _time.WaitForTimerAsync();
        }

        _time.Advance(TimeSpan.FromSeconds(20));
        await emulator.Requests.WaitUntilAsync(log => log.InFlight == 0);

        emulator.Store.Find(Api.Bot, "late").ShouldNotBeNull();
    }

    [Fact]
    public async Task Hold_ByATask_LastsUntilItEnds()
    {
        var gate = new TaskCompletionSource();
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(new Fault { HeldBy = gate.Task, Status = 503 });

        Task<Reply>[] calls = [api.ListAsync(), api.ListAsync(), api.ListAsync()];
        await api.Emulator.Requests.WaitUntilAsync(log => log.InFlight == 3);
        calls.ShouldAllBe(call => !call.IsCompleted);
        gate.SetResult();

        (await Task.WhenAll(calls)).ShouldAllBe(reply => reply.Status == 503);
    }

    [Fact]
    public async Task Delay_ForEver_EndsWithTheEmulator()
    {
        var emulator = await Api.StartAsync();
        emulator.Faults.Add(new Fault { Delay = Timeout.InfiniteTimeSpan });
        using var api = new Api(emulator);
        var call = api.PostAsync(Api.BearerBody("a"));
        await emulator.Requests.WaitUntilAsync(log => log.InFlight == 1);

        await emulator.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(call);
        emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
    }
}
