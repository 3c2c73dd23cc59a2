namespace MediaProviders.Commands.Tests.Support;

/// <summary>A command in this process, with an API, a clock and a terminal of the test's own.</summary>
internal sealed class CommandInProcess
{
    private readonly MemoryStream output = new();
    private readonly StringWriter errors = new();

    /// <summary>What the API answers.</summary>
    public Func<HttpResponseMessage> Answer { get; init; } = () => new HttpResponseMessage(HttpStatusCode.BadGateway);

    /// <summary>The region that is configured, of which US answers and the other refuses the token; null for an endpoint.</summary>
    public string? Region { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool IsTerminal { get; init; }

    public int Width { get; init; }

    public string Output => Encoding.UTF8.GetString(output.ToArray());

    public string Errors => errors.ToString();

    public Task<int> RunAsync(params string[] words)
    {
        var host = new CommandHost(
            "plugin",
            new Screen(output, errors, IsTerminal, IsTerminal, name => name == "NO_COLOR" ? "1" : null, () => Width),
            () => Stream.Null,
            new MediaProviders.Resources.HostEnvironment
            {
                Variable = name => name switch
                {
                    "SINCH_API_TOKEN" => "CANARY-TOKEN",
                    "SINCH_ENDPOINT" => Region is null ? "https://api.example" : null,
                    "SINCH_REGION" => Region,
                    "SINCH_BOT_ID" => "bot",
                    "TMPDIR" => Path.GetTempPath(),
                    _ => null,
                },
                Version = "1.2.3",
                Time = Time,
                Transport = () => new Answers(this),
            });
        return CommandLine.RunAsync(words, host, CancellationToken.None);
    }

    private sealed class Answers(CommandInProcess stage) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(request.RequestUri!.Host == "eu1.whatsapp.api.sinch.com"
                ? new HttpResponseMessage(HttpStatusCode.Unauthorized)
                    { Content = new StringContent("""{"message":"401","details":"Unauthorized bot CANARY-TOKEN"}""") }
                : stage.Answer());
    }
}
