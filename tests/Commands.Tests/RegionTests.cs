using System.Net;
using System.Text;
using MediaProviders.Commands.Terminal;

namespace MediaProviders.Commands.Tests;

/// <summary>The two regions of the vendor, in this process: the bot lives in the US, and the configuration says Europe.</summary>
public sealed class RegionTests
{
    private readonly MemoryStream output = new();
    private readonly StringWriter errors = new();

    private string Output => Encoding.UTF8.GetString(output.ToArray());

    [Theory]
    [InlineData("doctor", 3)]
    [InlineData("import-file", 1)]
    [InlineData("secret images", 1)]
    public async Task Command_WrongRegion_NamesTheRightOne(string line, int code)
    {
        (await RunAsync("eu1", line.Split(' '))).ShouldBe(code);

        (Output + errors).ShouldContain("The bot answers in region 'us1' with this token: set SINCH_REGION to 'us1'.");
        (Output + errors).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Command_RightRegion_Works()
    {
        (await RunAsync("us1", "secret", "images")).ShouldBe(0, errors.ToString());

        Output.ShouldBe("CANARY-secret\n");
    }

    [Fact]
    public async Task Command_NoSuchRegion_NamesTheVariableAndItsValue()
    {
        (await RunAsync("nowhere", "secret", "images")).ShouldBe(1);

        errors.ToString().ShouldContain("The environment variable SINCH_REGION, which is 'nowhere', must be 'us1' or 'eu1'.");
    }

    private Task<int> RunAsync(string region, params string[] words)
    {
        var host = new CommandHost
        {
            Executable = "plugin",
            Screen = new Screen(output, errors, outputIsTerminal: false, errorsAreTerminal: false, _ => null),
            Input = () => Stream.Null,
            Environment = new MediaProviders.Resources.HostEnvironment
            {
                Variable = name => name switch { "SINCH_API_TOKEN" => "CANARY-TOKEN", "SINCH_REGION" => region, "SINCH_BOT_ID" => "bot", "TMPDIR" => Path.GetTempPath(), _ => null },
                Version = "1.2.3",
                Transport = () => new Regions(),
            },
            Schema = () => default,
        };
        return CommandLine.RunAsync(words, host, CancellationToken.None);
    }

    private sealed class Regions : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(request.RequestUri!.Host == "us1.whatsapp.api.sinch.com"
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"settings":{"application":{"media":{"providers":[{"name":"images","type":"www","config":{"bearer":"CANARY-secret"}}]}}}}""", Encoding.UTF8, "application/json") }
                : new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("""{"message":"401","details":"Unauthorized bot CANARY-TOKEN"}""") });
    }
}
