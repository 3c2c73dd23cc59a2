using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Results;

namespace MediaProviders.Docs.Tests.Errors;

/// <summary>What people really see, from the built plugin in trouble, is found on the page by searching for it.</summary>
public sealed class PrintedErrorTests
{
    private const string Token = "a-token";

    public static TheoryData<string, string, string> Troubles { get; } = new()
    {
        { "POST 400", """{"method":"POST","status":400}""", "Compare what was sent with what the API allows." },
        { "GET 401", """{"status":401}""", "Check that the API token is valid and belongs to this bot, and that the bot lives at this address." },
        { "GET 403", """{"status":403}""", "Check what the API token, and any gateway in front of the API, allow." },
        { "GET 404", """{"status":404}""", "Check the base address and the bot id." },
        { "GET 410", """{"status":410}""", "The server says that the service is gone. …" },
        { "GET 429", """{"status":429,"retryAfterSeconds":0}""", "Try again later, or lower the number of requests per second." },
        { "GET 302", """{"status":302}""", "Redirects are not followed, because the API token would be sent along: set the base address to the API's own." },
        { "GET page", """{"status":200,"contentType":"text/html","body":"<html></html>"}""", "the answer is a web page, not JSON" },
        { "GET array", """{"status":200,"body":"[]"}""", "the answer is JSON, but not an object" },
        { "GET half", """{"method":"GET","status":200,"body":"{\"settings\":{"}""", "the answer is not complete, valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Error_OfAFault_IsOnThePage(string title, string fault, string part)
    {
        title.ShouldNotBeEmpty();
        await using var emulator = await StartAsync();
        emulator.Faults.Add(FaultJson.Read(fault));

        var errors = await ErrorsAsync(emulator, "name: images, config: { bearer: secret }");

        errors.ShouldContain(error => Contains(error, part), $"Printed: {string.Join(" | ", errors)}");
        TroubleshootingPage.AllTexts.ShouldContain(part);
    }

    [Theory]
    [InlineData("name: images-2, config: { bearer: a }", "……. The API has accepted no other names since 2020-03-10.")]
    [InlineData("name: images", "is required.")]
    [InlineData("name: images, config: {}", "must have exactly one of …, but has ….")]
    [InlineData("name: images, config: { bearr: a }", "; did you mean '…'?")]
    [InlineData("name: images, type: ftp, config: { bearer: a }", "must be ….")]
    [InlineData("name: images, overwrite: [], config: { bearer: a }", "must be …, but is ….")]
    public async Task Error_OfAProgram_IsOnThePage(string properties, string part)
    {
        await using var emulator = await StartAsync();

        var errors = await ErrorsAsync(emulator, properties);

        errors.ShouldContain(error => Contains(error, part), string.Join(" | ", errors));
        TroubleshootingPage.AllTexts.ShouldContain(part);
    }

    [Fact]
    public async Task Error_OfATakenName_IsOnThePageAndNamesTheWaysOn()
    {
        await using var emulator = await StartAsync();
        emulator.Store.Put("my-bot", Entry.Bearer("images", "another"));

        var errors = await ErrorsAsync(emulator, "name: images, config: { bearer: secret }");

        string refusal = TroubleshootingPage.AllTexts.Single(text => text.StartsWith("…: an entry of that name exists", StringComparison.Ordinal));
        errors.ShouldContain(error => Contains(error, refusal), string.Join(" | ", errors));
        errors.ShouldContain(
            error => error.Contains("pulumi import", StringComparison.Ordinal) && error.Contains("--generate-code=false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Error_WithoutAToken_IsOnThePage()
    {
        await using var emulator = await StartAsync();

        var errors = await ErrorsAsync(emulator, "name: images, config: { bearer: secret }", token: null);

        errors.ShouldContain(
            error => Contains(error, "The provider is not configured: … … missing.")
                || Contains(error, "the API token of the bot; set it as a secret, or set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that "
                    + "contains it"), string.Join(" | ", errors));
    }

    [Theory]
    [InlineData("Writing it failed: no.", "Writing … failed: ….", true)]
    [InlineData("Reading it failed: no.", "Writing … failed: ….", false)]
    [InlineData("before, must be a (b).", "must be … (b)", true)]
    public void Contains_OfAText_KnowsItsGaps(string printed, string text, bool contained) => Contains(printed, text).ShouldBe(contained);

    private static Task<SinchEmulator> StartAsync() => SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Token });

    // A gap stands for any text, an empty one too.
    private static bool Contains(string printed, string text) =>
        Regex.IsMatch(printed, string.Join(".*", text.Split('…', StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)), RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));

    private static async Task<IReadOnlyList<string>> ErrorsAsync(SinchEmulator emulator, string properties, string? token = Token)
    {
        var config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
        {
            ["mediaproviders:endpoint"] = new(emulator.Address),
            ["mediaproviders:botId"] = new("my-bot"),
            ["mediaproviders:maxRetries"] = new("0"),
        };
        if (token is not null)
        {
            config["mediaproviders:apiToken"] = new(token, IsSecret: true);
        }

        var engine = new TestEngine(new EngineSettings { Plugins = new ProcessPluginHost(StartedPlugin.Path), Config = config });
        string program = $"name: trouble\nruntime: yaml\nresources:\n  images:\n    type: mediaproviders:WhatsAppMediaProvider\n    properties: {{ {properties} }}\n";
        var result = await engine.UpAsync(new StackProgram(program, Repository.Root));
        return [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Text)];
    }
}
