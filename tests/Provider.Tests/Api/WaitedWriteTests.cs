namespace MediaProviders.Tests.Api;

/// <summary>A write that the server lets wait: what was looked at before may be another by then.</summary>
public sealed class WaitedWriteTests
{
    private readonly ManualTimeProvider clock = new();

    [Theory, Each(false, true)]
    public async Task Write_ThatHadToWait_IsSentOnlyAfterItsCallerHasLookedAgain(bool stops)
    {
        var handler = new ScriptedHandler((number, _, _) =>
            Task.FromResult(number == 1 ? Trouble.Answer(429, "", ("Retry-After", "30")) : Trouble.Answer(200, Samples.Empty)));
        using var api = new MediaProvidersApi(
            Samples.Options(new Uri("https://api.example/"), clock) with { RequestTimeout = TimeSpan.FromHours(2), CreateHandler = () => handler });
        var (own, other) = (new LookingObserver(stops), new LookingObserver(stops));

        var throttled = api.PostAsync("b", Samples.Basic(), own, default);
        await clock.WaitForTimerAsync();
        var held = api.DeleteAsync("b", "n", other, default);
        await clock.WaitForTimerAsync(2);
        (own.Looks, other.Looks).ShouldBe((0, 0));
        clock.Advance(TimeSpan.FromSeconds(30));

        if (stops)
        {
            (await Should.ThrowAsync<ApiException>(throttled)).Failure.ShouldBe(ApiFailure.Overtaken);
            (await Should.ThrowAsync<ApiException>(held)).Failure.ShouldBe(ApiFailure.Overtaken);
        }

        await Task.WhenAll(stops ? [] : [throttled, held]);
        (own.Looks, other.Looks).ShouldBe((1, 1));
        handler.Count.ShouldBe(stops ? 1 : 3);
    }

    /// <summary>Counts how often it is asked to look again, and stops the write where it should.</summary>
    private sealed class LookingObserver(bool stops) : CallObserver
    {
        public int Looks { get; private set; }

        public override Task HasWaitedAsync(CancellationToken cancellationToken)
        {
            Looks++;
            return stops ? throw new ApiException(ApiFailure.Overtaken, "Another program has changed it.") : Task.CompletedTask;
        }
    }
}
