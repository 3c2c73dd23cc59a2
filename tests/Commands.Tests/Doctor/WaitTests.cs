using System.Net.Http.Headers;

namespace MediaProviders.Commands.Tests.Doctor;

/// <summary>A person is told what a command waits for, and doctor does not wait as long as a provider does.</summary>
public sealed class WaitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact(Timeout = 60_000)]
    public async Task Doctor_ApiThatAsksToSlowDown_GivesUpAfterTwentySecondsAndSaysSo()
    {
        var stage = new CommandInProcess { Answer = SlowDown, Time = new EndsPatienceAt(TimeSpan.FromSeconds(60)) };

        (await stage.RunAsync("doctor")).ShouldBe(3);

        stage.Output.ShouldContain(
            "FAIL  reachability   Listing the media providers of bot 'bot' was stopped after 20 seconds: the API limits the rate of requests (429). Try again "
                + "later.\n");
        stage.Errors.ShouldContain("attempt 2 of 5 in 60 s: the API limits the rate of requests (429)\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task Doctor_WaitOnATerminal_IsALineThatGoesAway()
    {
        var stage = new CommandInProcess { Answer = SlowDown, Time = new EndsPatienceAt(TimeSpan.FromSeconds(60)), IsTerminal = true, Width = 40 };

        (await stage.RunAsync("doctor")).ShouldBe(3);

        stage.Errors.ShouldBe(
            "\r\u001b[KListing the media providers of bot 'bot'\r\u001b[Kattempt 2 of 5 in 60 s: the API limits \r\u001b[K".Replace(
                "bot'\r", "bot\r", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task Doctor_NarrowTerminal_BreaksLinesBetweenWordsInTheirColumn()
    {
        var stage = new CommandInProcess { Answer = SlowDown, Time = new EndsPatienceAt(TimeSpan.FromSeconds(60)), IsTerminal = true, Width = 60 };

        (await stage.RunAsync("doctor")).ShouldBe(3);

        stage.Output.Split('\n').ShouldAllBe(line => line.Length <= 60);
        stage.Output.ShouldContain(
            """
            FAIL  reachability   Listing the media providers of bot
                                 'bot' was stopped after 20 seconds: the
                                 API limits the rate of requests (429).
                                 Try again later.

            """);
    }

    [Fact(Timeout = 60_000)]
    public async Task Command_AnswerThatTakesLongerThanASecond_SaysWhatItDoes()
    {
        var stage = new CommandInProcess
        {
            Answer = () => new HttpResponseMessage(HttpStatusCode.OK)
                { Content = new StringContent("""{"settings":{"application":{"media":{"providers":[]}}}}""", new MediaTypeHeaderValue("application/json")) },
            Time = new EndsPatienceAt(TimeSpan.FromSeconds(1)),
        };

        (await stage.RunAsync("import-file")).ShouldBe(0);

        stage.Errors.ShouldBe("Listing the media providers of bot 'bot' ...\n");
    }

    private static HttpResponseMessage SlowDown()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("") };
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(60));
        return answer;
    }

    /// <summary>
    /// A clock that stands still. Doctor's patience is over as soon as a wait of that length begins; where doctor is not, the wait itself is. No other time
    /// ever is.
    /// </summary>
    private sealed class EndsPatienceAt(TimeSpan wait) : TimeProvider
    {
        private Action? patience;

        public override long GetTimestamp() => 0;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Patience)
            {
                patience = () => callback(state);
            }
            else if (dueTime == wait)
            {
                (patience ?? (() => callback(state)))();
            }

            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
