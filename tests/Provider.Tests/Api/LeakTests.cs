namespace MediaProviders.Tests.Api;

/// <summary>Nothing that a server sends comes out in an error: neither what it was sent nor what it holds, in whatever form.</summary>
public class LeakTests
{
    private const string HeaderValue = "hdr-31Xw-cnry-header";
    private const string Held = "OTHERS-Pw-77-cnry";

    [Theory, Each(Samples.Token, HeaderValue, Samples.Password, Samples.Bearer, Held)]
    public async Task Call_AnswerThatHoldsACredential_ShowsNothingOfIt(string secret)
    {
        foreach (var echo in Forms(secret))
        {
            string[] bodies =
            [
                JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = "Validation error", ["details"] = echo }),
                JsonSerializer.Serialize(
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = $"Field [{echo}] can not be empty.", [echo] = "x" }),
                JsonSerializer.Serialize(new[] { echo }),
                $"<html>{echo}</html>",
                echo,
            ];
            foreach (var body in bodies)
            {
                var header = new string([.. echo.Where(c => c is >= ' ' and <= '~')]);
                var said = body.Contains("Validation error", StringComparison.Ordinal) ? ", saying 'Validation error'" : "";

                (await FailAsync(body, header)).Message.ShouldBe(
                    $"Writing media provider 'archive_eu' of bot 'b' at 'api.example' failed: the server answered 400 (bad request){said}. "
                    + "The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows that of the list on a terminal. "
                    + "Compare what was sent with what the API allows. The server says that the service ends (Sunset header). The vendor ended support of this "
                    + "API on 2023-09-30.");
            }
        }
    }

    // A gateway that reads a Basic header says in its error which user it does not know.
    [Theory, Each("unknown user gateway-user:Gw-Pw-4711-cnry", "Gw-Pw-4711-cnry", "gateway-user%3AGw-Pw-4711-cnry")]
    public async Task Call_ConfiguredHeaderThatComesBackDecoded_IsNotShown(string echo)
    {
        var sent = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("gateway-user:Gw-Pw-4711-cnry"));
        foreach (var body in new[] { $$"""{"message":"{{echo}}","reason":"Unauthorized bot"}""", echo })
        {
            (await FailAsync(body, echo, sent)).Message.ShouldNotContain("gateway-user");
        }
    }

    private static string[] Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return
        [
            secret,
            $"before {secret} after",
            secret.ToUpperInvariant(),
            secret[3..12],
            Convert.ToBase64String(bytes),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{secret}yz")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{secret}z")),
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"svc:{secret}")),
            Convert.ToHexString(bytes),
            Convert.ToHexStringLower(bytes),
            Uri.EscapeDataString(secret),
            WebUtility.HtmlEncode(secret),
            JsonSerializer.Serialize(secret),
            new string([.. secret.Reverse()]),
            new string('.', 190) + secret,
            secret.Insert(4, "\u001b[0m"),
            string.Join('\u200b', secret.ToCharArray()),
        ];
    }

    private static async Task<ApiException> FailAsync(string body, string header, string sent = HeaderValue)
    {
        var handler = new ScriptedHandler((_, _, _) =>
        {
            var answer = Trouble.Answer(
                400, body, ("X-Echo", header), ("Server", header), ("WWW-Authenticate", header), ("Sunset", header), ("Retry-After", header));
            answer.ReasonPhrase = header;
            return Task.FromResult(answer);
        });
        using var api = new MediaProvidersApi(Samples.Options(new Uri("https://api.example")) with
        {
            CreateHandler = () => handler,
            Headers = new Dictionary<string, SecretText>(StringComparer.Ordinal) { ["X-Key"] = new(sent) },
        });
        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));
        error.ToString().ShouldNotContain("cnry");
        return error;
    }
}
