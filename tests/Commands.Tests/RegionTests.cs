namespace MediaProviders.Commands.Tests;

/// <summary>The two regions of the vendor, in this process: the bot lives in the US, and the configuration says Europe.</summary>
public sealed class RegionTests
{
    private readonly MemoryStream output = new();
    private readonly StringWriter errors = new();

    private Func<HttpResponseMessage> answer = () =>
        new(HttpStatusCode.OK) { Content = Json("""{"settings":{"application":{"media":{"providers":[{"name":"images","type":"www","config":{"bearer":"CANARY-secret"}}]}}}}""") };

    private string Output => Encoding.UTF8.GetString(output.ToArray());

    [Theory]
    [InlineData("doctor", 3)]
    [InlineData("import-file", 1)]
    [InlineData("secret images", 1)]
    public async Task Command_WrongRegion_NamesTheRightOne(string line, int code)
    {
        (await RunAsync("eu1", line.Split(' '))).ShouldBe(code);

        (Output + errors).ShouldContain("Region 'us1' answers for this bot with this token: set SINCH_REGION to 'us1'.");
        (Output + errors).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Command_RightRegion_Works()
    {
        (await RunAsync("us1", "secret", "images")).ShouldBe(0, errors.ToString());

        Output.ShouldBe("CANARY-secret\n");
    }

    [Theory]
    [InlineData(206, "[]", "", "it came with status 206 instead of 200")]
    [InlineData(200, "[]", "<?page=2>; rel=next", "its header 'Link' leads to another page")]
    [InlineData(200, "null", "", "it has no array of providers")]
    [InlineData(200, "[{\"providerName\":\"images\"}]", "", "one of its elements has no readable name")]
    public async Task Command_OtherRegionAnswersWithADoubtfulList_IsNotSaidToBeTheRightOne(int status, string providers, string link, string reason)
    {
        answer = () =>
        {
            var doubtful = new HttpResponseMessage((HttpStatusCode)status) { Content = Json("""{"settings":{"application":{"media":{"providers":""" + providers + "}}}}") };
            if (link.Length > 0)
            {
                doubtful.Headers.Add("Link", link);
            }

            return doubtful;
        };

        (await RunAsync("eu1", "secret", "images")).ShouldBe(1);

        errors.ToString().ShouldContain($"Region 'us1' answers for this bot with this token, but with a list that does not prove that the bot is there, because {reason}. If it is, set SINCH_REGION to 'us1'.");
        errors.ToString().ShouldNotContain("answers for this bot with this token: set");
    }

    [Fact]
    public async Task Command_NoSuchRegion_NamesTheVariableAndItsValue()
    {
        (await RunAsync("nowhere", "secret", "images")).ShouldBe(1);

        errors.ToString().ShouldContain("The environment variable SINCH_REGION, which is 'nowhere', must be 'us1' or 'eu1'.");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private Task<int> RunAsync(string region, params string[] words)
    {
        var host = new CommandHost(
            "plugin",
            new Screen(output, errors, outputIsTerminal: false, errorsAreTerminal: false, _ => null),
            () => Stream.Null,
            new MediaProviders.Resources.HostEnvironment
            {
                Variable = name => name switch { "SINCH_API_TOKEN" => "CANARY-TOKEN", "SINCH_REGION" => region, "SINCH_BOT_ID" => "bot", "TMPDIR" => Path.GetTempPath(), _ => null },
                Version = "1.2.3",
                Transport = () => new Regions(answer),
            });
        return CommandLine.RunAsync(words, host, CancellationToken.None);
    }

    private sealed class Regions(Func<HttpResponseMessage> us) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(request.RequestUri!.Host == "us1.whatsapp.api.sinch.com"
                ? us()
                : new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("""{"message":"401","details":"Unauthorized bot CANARY-TOKEN"}""") });
    }
}
