namespace MediaProviders.Commands.Tests.Doctor;

/// <summary>The raw answer is for the eyes of a person who asks for it, and can do nothing to the terminal it is shown on.</summary>
public sealed class AnswerViewTests
{
    [Fact]
    public async Task ShowAnswer_OnATerminal_ShowsStatusHeadersAndBodyAsTheyCame()
    {
        var stage = On(isTerminal: true, () =>
        {
            var made = new HttpResponseMessage(HttpStatusCode.BadGateway)
                { ReasonPhrase = "Down \u001b]0;x\u0007", Content = new StringContent("{\"details\":\"OTHERS-Pw-77\"}\r\nred \u001b[31m\u202e") };
            made.Headers.TryAddWithoutValidation("X-Echo", "one");
            made.Headers.TryAddWithoutValidation("X-Echo", "two");
            return made;
        });

        (await stage.RunAsync("doctor", "--show-answer")).ShouldBe(3);

        stage.Output.ShouldContain(
            """
            The answer as it came, credentials included:
              HTTP/1.1 502 Down \u001B]0;x\u0007
              X-Echo: one, two
              Content-Type: text/plain; charset=utf-8
            """);
        stage.Output.ShouldContain("\n  {\"details\":\"OTHERS-Pw-77\"}\n  red \\u001B[31m\\u202E\n");
    }

    [Fact]
    public async Task ShowAnswer_LargeBody_IsLeftOut()
    {
        var stage = On(isTerminal: true, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new string(' ', (1024 * 1024) + 1)) });

        await stage.RunAsync("doctor", "--show-answer");

        stage.Output.ShouldContain("  [the body is larger than 1 MiB and left out]\n");
    }

    [Fact]
    public async Task ShowAnswer_NoAnswer_SaysWhy()
    {
        var stage = On(isTerminal: true, () => throw new HttpRequestException(HttpRequestError.ConnectionError, "OTHERS-Pw-77"));

        await stage.RunAsync("doctor", "--show-answer");

        stage.Output.ShouldContain("  Listing the media providers of bot 'bot' at 'api.example' failed: no connection could be made.");
        stage.Output.ShouldNotContain("OTHERS");
    }

    [Fact]
    public async Task ShowAnswer_NotOnATerminal_IsRefusedBeforeAnythingIsAsked()
    {
        var requests = 0;
        var stage = On(isTerminal: false, () => throw new InvalidOperationException($"{++requests}"));

        (await stage.RunAsync("doctor", "--show-answer")).ShouldBe(2);

        stage.Errors.ShouldBe(
            "error: '--show-answer' may show credentials, so it only writes to a terminal, and standard output is not one. 'plugin doctor --help' shows the "
                + "help.\n");
        stage.Output.ShouldBeEmpty();
        requests.ShouldBe(0);
    }

    [Fact]
    public async Task Doctor_WithoutTheOption_ShowsNothingOfTheAnswer()
    {
        var stage = On(isTerminal: true,
            () => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("""{"details":"OTHERS-Pw-77"}""") });

        (await stage.RunAsync("doctor")).ShouldBe(3);

        stage.Output.ShouldContain("'doctor --show-answer' shows it on a terminal.");
        stage.Output.ShouldNotContain("OTHERS");
    }

    private static CommandInProcess On(bool isTerminal, Func<HttpResponseMessage> answer) =>
        new() { Answer = answer, Time = new TimersAtOnce(), IsTerminal = isTerminal };

    /// <summary>Waits between attempts are over at once; the time for a request never is.</summary>
    private sealed class TimersAtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(5) ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
    }
}
