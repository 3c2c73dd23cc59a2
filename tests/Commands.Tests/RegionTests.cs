namespace MediaProviders.Commands.Tests;

/// <summary>The two regions of the vendor, in this process: the bot lives in the US, and the configuration says Europe.</summary>
public sealed class RegionTests
{
    private static readonly Func<HttpResponseMessage> Images = () =>
        new(HttpStatusCode.OK)
            { Content = Json("""{"settings":{"application":{"media":{"providers":[{"name":"images","type":"www","config":{"bearer":"CANARY-secret"}}]}}}}""") };

    [Theory]
    [InlineData("doctor", 3)]
    [InlineData("import-file", 1)]
    [InlineData("secret images", 1)]
    public async Task Command_WrongRegion_NamesTheRightOne(string line, int code)
    {
        var stage = new CommandInProcess { Region = "eu1", Answer = Images };

        (await stage.RunAsync(line.Split(' '))).ShouldBe(code);

        (stage.Output + stage.Errors).ShouldContain("Region 'us1' answers for this bot with this token: set SINCH_REGION to 'us1'.");
        (stage.Output + stage.Errors).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Command_RightRegion_Works()
    {
        var stage = new CommandInProcess { Region = "us1", Answer = Images };

        (await stage.RunAsync("secret", "images")).ShouldBe(0, stage.Errors);

        stage.Output.ShouldBe("CANARY-secret\n");
    }

    [Theory]
    [InlineData(206, "[]", "", "it came with status 206 instead of 200")]
    [InlineData(200, "[]", "<?page=2>; rel=next", "its header 'Link' leads to another page")]
    [InlineData(200, "null", "", "it has no array of providers")]
    [InlineData(200, "[{\"providerName\":\"images\"}]", "", "one of its elements has no readable name")]
    public async Task Command_OtherRegionAnswersWithADoubtfulList_IsNotSaidToBeTheRightOne(int status, string providers, string link, string reason)
    {
        var stage = new CommandInProcess
        {
            Region = "eu1",
            Answer = () =>
            {
                var doubtful = new HttpResponseMessage((HttpStatusCode)status)
                    { Content = Json("""{"settings":{"application":{"media":{"providers":""" + providers + "}}}}") };
                doubtful.Headers.TryAddWithoutValidation("Link", link.Length > 0 ? [link] : []);
                return doubtful;
            },
        };

        (await stage.RunAsync("secret", "images")).ShouldBe(1);

        stage.Errors.ShouldContain(
            $"Region 'us1' answers for this bot with this token, but with a list that does not prove that the bot is there, because {reason}. If it is, set "
                + "SINCH_REGION to 'us1'.");
        stage.Errors.ShouldNotContain("answers for this bot with this token: set");
    }

    [Fact]
    public async Task Command_NoSuchRegion_NamesTheVariableAndItsValue()
    {
        var stage = new CommandInProcess { Region = "nowhere", Answer = Images };

        (await stage.RunAsync("secret", "images")).ShouldBe(1);

        stage.Errors.ShouldContain("The environment variable SINCH_REGION, which is 'nowhere', must be 'us1' or 'eu1'.");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
