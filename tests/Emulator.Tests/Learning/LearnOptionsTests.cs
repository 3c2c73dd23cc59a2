using MediaProviders.Emulator.Learning;

namespace MediaProviders.Emulator.Tests.Learning;

public sealed class LearnOptionsTests
{
    private const string NoBot = "No bot is named. Give --bot-id BOT, or set SINCH_BOT_ID.";
    private const string NoToken = "There is no token. Set SINCH_API_TOKEN, or SINCH_API_TOKEN_FILE to the path of a file that contains it.";
    private const string NoEndpoint = "No endpoint is named. Set SINCH_REGION to us1 or eu1, or SINCH_ENDPOINT to an address.";
    private const string NoAddress =
        "Reading SINCH_ENDPOINT failed: it is not the address of an API. Give https://HOST, or http:// for a loopback host, without a user name and a query.";

    [Fact]
    public void Read_Environment_IsTaken() =>
        Read([], "SINCH_BOT_ID=b", "SINCH_API_TOKEN= t ", "SINCH_REGION=eu1")
            .ShouldBe(new LearnOptions("https://eu1.whatsapp.api.sinch.com", "b", "t", "emulator-settings.json", false));

    [Fact]
    public void Read_Everything_IsTaken() =>
        Read(["--bot-id", "other", "--force", "--output", "o.json"], "SINCH_BOT_ID=b", "SINCH_API_TOKEN_FILE=f", "SINCH_REGION=eu1",
            "SINCH_ENDPOINT=https://gate.example/api/")
            .ShouldBe(new LearnOptions("https://gate.example/api", "other", "text-of-f", "o.json", true));

    [Theory]
    [InlineData(NoBot, "")]
    [InlineData(NoBot, "SINCH_BOT_ID= ")]
    [InlineData(NoToken, "SINCH_BOT_ID=b")]
    [InlineData(NoEndpoint, "SINCH_BOT_ID=b SINCH_API_TOKEN=t")]
    [InlineData("Reading SINCH_REGION failed: 'xx1' is not a region. Give us1 or eu1.", "SINCH_BOT_ID=b SINCH_API_TOKEN=t SINCH_REGION=xx1")]
    [InlineData(NoAddress, "SINCH_BOT_ID=b SINCH_API_TOKEN=t SINCH_ENDPOINT=here")]
    [InlineData(NoAddress, "SINCH_BOT_ID=b SINCH_API_TOKEN=t SINCH_ENDPOINT=http://gate.example")]
    [InlineData(NoAddress, "SINCH_BOT_ID=b SINCH_API_TOKEN=t SINCH_ENDPOINT=https://u:p@gate.example")]
    public void Read_MissingOrWrongVariable_SaysWhatToSet(string message, string variables) =>
        Should.Throw<FormatException>(() => Read([], variables.Split(' '))).Message.ShouldBe(message);

    [Theory]
    [InlineData("t t")]
    [InlineData("t\n{}")]
    [InlineData("tökén")]
    public void Read_TokenThatNoRequestCanCarry_IsRefusedAndNotRepeated(string token) =>
        Should.Throw<FormatException>(() => Read([], "SINCH_BOT_ID=b", $"SINCH_API_TOKEN={token}")).Message
            .ShouldBe("The token cannot be sent: it is empty, or holds blanks or characters outside ASCII. Set SINCH_API_TOKEN to the token alone.");

    [Theory]
    [InlineData("Reading the arguments failed: 'learn' has no option '--nonsense'. See 'learn --help'.", "--nonsense")]
    [InlineData("Reading the arguments failed: 'learn' has no option 'bot'. See 'learn --help'.", "bot")]
    [InlineData("Reading the arguments failed: '--bot-id' needs a value. See 'learn --help'.", "--bot-id")]
    [InlineData("Reading the arguments failed: '--output' needs a value. See 'learn --help'.", "--output", "")]
    public async Task Run_WrongArgument_SaysSoAndAsksNothing(string message, params string[] args) =>
        (await Standalone.RunAsync(["learn", .. args])).ShouldBe(new ProgramRun(2, "", message + "\n"));

    [Theory]
    [InlineData(".", "Learning failed: '{0}' is a folder. Give a file with --output.\n")]
    [InlineData("missing/learned.json", "Learning failed: there is no folder for '{0}'. Create it, or give another file with --output.\n")]
    public async Task Run_OutputThatIsNoFile_SaysSoAndAsksNothing(string path, string message)
    {
        await using var desk = await LearnDesk.SetAsync();

        (await desk.LearnAsync("--output", desk.At(path))).ShouldBe(new ProgramRun(1, "", string.Format(message, desk.At(path))));

        desk.Endpoint.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Run_FolderThatTakesNoFiles_IsNoticedBeforeAnythingIsAsked()
    {
        // Not even root can create a file there.
        if (!Directory.Exists("/proc/self"))
        {
            return;
        }

        await using var desk = await LearnDesk.SetAsync();

        (await desk.LearnAsync("--output", "/proc/learned.json")).ShouldBe(new ProgramRun(
            1, "", "Learning failed: nothing can be written beside '/proc/learned.json'. Check the permissions of its folder, or give another file with "
                + "--output.\n"));

        desk.Endpoint.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Run_TokenFileThatIsAFolder_SaysSo()
    {
        await using var desk = await LearnDesk.SetAsync();
        using var process = desk.With("SINCH_API_TOKEN", null).With("SINCH_API_TOKEN_FILE", desk.At("")).Start();

        (await process.EndAsync()).ShouldBe(new ProgramRun(2, "", $"Reading 'SINCH_API_TOKEN_FILE' failed: '{desk.At("")}' is a folder. Give a file.\n"));
    }

    [Fact]
    public async Task Help_NamesEveryOptionVariableAndExitCode()
    {
        var run = await Standalone.RunAsync("learn", "--help");

        run.ShouldBe(new ProgramRun(0, LearnCommand.Help + "\n", ""));
        foreach (string word in new[]
            { "--bot-id", "--output", "--force", "SINCH_API_TOKEN ", "SINCH_API_TOKEN_FILE", "SINCH_REGION", "SINCH_ENDPOINT", "SINCH_BOT_ID", "nohup",
                "  130  " })
        {
            LearnCommand.Help.ShouldContain(word);
        }
    }

    private static LearnOptions Read(string[] args, params string[] variables)
    {
        var set = variables.Where(pair => pair.Length > 0).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return LearnOptions.Read(args, set.GetValueOrDefault, (source, path) => $"text-of-{path}\n");
    }
}
