using System.Net;
using System.Text;

namespace MediaProviders.Commands.Tests.Doctor;

/// <summary>The raw answer is for the eyes of a person who asks for it, and can do nothing to the terminal it is shown on.</summary>
public sealed class AnswerViewTests
{
    private readonly MemoryStream output = new();
    private readonly StringWriter errors = new();
    private Func<HttpResponseMessage> answer = () => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("") };
    private int requests;

    private string Output => Encoding.UTF8.GetString(output.ToArray());

    [Fact]
    public async Task ShowAnswer_OnATerminal_ShowsStatusHeadersAndBodyAsTheyCame()
    {
        answer = () =>
        {
            var made = new HttpResponseMessage(HttpStatusCode.BadGateway) { ReasonPhrase = "Down \u001b]0;x\u0007", Content = new StringContent("{\"details\":\"OTHERS-Pw-77\"}\r\nred \u001b[31m\u202e") };
            made.Headers.TryAddWithoutValidation("X-Echo", "one");
            made.Headers.TryAddWithoutValidation("X-Echo", "two");
            return made;
        };

        (await RunAsync(isTerminal: true, "doctor", "--show-answer")).ShouldBe(3);

        Output.ShouldContain(
            """
            The answer as it came, credentials included:
              HTTP/1.1 502 Down \u001B]0;x\u0007
              X-Echo: one, two
              Content-Type: text/plain; charset=utf-8
            """);
        Output.ShouldContain("\n  {\"details\":\"OTHERS-Pw-77\"}\n  red \\u001B[31m\\u202E\n");
    }

    [Fact]
    public async Task ShowAnswer_LargeBody_IsLeftOut()
    {
        answer = () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new string(' ', (1024 * 1024) + 1)) };

        await RunAsync(isTerminal: true, "doctor", "--show-answer");

        Output.ShouldContain("  [the body is larger than 1 MiB and left out]\n");
    }

    [Fact]
    public async Task ShowAnswer_NoAnswer_SaysWhy()
    {
        answer = () => throw new HttpRequestException(HttpRequestError.ConnectionError, "OTHERS-Pw-77");

        await RunAsync(isTerminal: true, "doctor", "--show-answer");

        Output.ShouldContain("  Listing the media providers of bot 'bot' at 'api.example' failed: no connection could be made.");
        Output.ShouldNotContain("OTHERS");
    }

    [Fact]
    public async Task ShowAnswer_NotOnATerminal_IsRefusedBeforeAnythingIsAsked()
    {
        (await RunAsync(isTerminal: false, "doctor", "--show-answer")).ShouldBe(2);

        errors.ToString().ShouldBe("error: '--show-answer' may show credentials, so it only writes to a terminal, and standard output is not one. 'plugin doctor --help' shows the help.\n");
        Output.ShouldBeEmpty();
        requests.ShouldBe(0);
    }

    [Fact]
    public async Task Doctor_WithoutTheOption_ShowsNothingOfTheAnswer()
    {
        answer = () => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("""{"details":"OTHERS-Pw-77"}""") };

        (await RunAsync(isTerminal: true, "doctor")).ShouldBe(3);

        Output.ShouldContain("'doctor --show-answer' shows it on a terminal.");
        Output.ShouldNotContain("OTHERS");
    }

    private Task<int> RunAsync(bool isTerminal, params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("mediaproviders-");
        var host = new CommandHost(
            "plugin",
            new Screen(output, errors, isTerminal, errorsAreTerminal: false, name => name == "NO_COLOR" ? "1" : null),
            () => Stream.Null,
            new MediaProviders.Resources.HostEnvironment
            {
                Variable = name => name switch { "SINCH_API_TOKEN" => "CANARY-TOKEN", "SINCH_ENDPOINT" => "https://api.example", "SINCH_BOT_ID" => "bot", "TMPDIR" => folder.FullName, _ => null },
                Version = "1.2.3",
                Time = new TimersAtOnce(),
                Transport = () => new Answers(this),
            });
        return CommandLine.RunAsync(words, host, CancellationToken.None);
    }

    private sealed class Answers(AnswerViewTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test.requests++;
            return Task.FromResult(test.answer());
        }
    }

    /// <summary>Waits between attempts are over at once; the time for a request never is.</summary>
    private sealed class TimersAtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(5) ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, period);
    }
}
