namespace MediaProviders.Commands.Tests;

/// <summary>
/// Every command against every sign of a list that may not be all: none takes what it does not show for absent, and each says what was wrong with the list.
/// </summary>
public sealed class DoubtfulListTests
{
    private const string Whole = """{"settings":{"application":{"media":{"providers":[{"name":"images","type":"www","config":{"bearer":"CANARY"}}]}}}}""";

    private static readonly Dictionary<string, (Fault Fault, string Reason, string Advice)> Signs = new(StringComparer.Ordinal)
    {
        ["206"] = (Lie(Whole) with { Status = 206 }, "it came with status 206 instead of 200",
            "Check that the base address is the API's own and that no gateway answers in its place."),
        ["Link"] = (
            Lie(Whole) with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Link"] = "</next?page=2>; rel=\"next\"" } },
            "its header 'Link' leads to another page",
            "The plugin does not read pages: the API, or the gateway in front of it, must return the whole list."),
        ["Age"] = (
            Lie(Whole) with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Age"] = "600" } },
            "it comes from a cache and may be out of date",
            "Stop caches between this machine and the API from answering in its place, then run this again."),
        ["no array"] = (Lie("""{"settings":{}}"""), "it has no array of providers", "set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing."),
        ["no name"] = (
            Lie(Whole.Replace("}]", "},{\"providerName\":\"logs\"}]", StringComparison.Ordinal)),
            "one of its elements has no readable name",
            "Ask the vendor what these are, or look for a newer version of this plugin."),
    };

    public static TheoryData<string, string, string> Commands()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var sign in Signs.Keys)
        {
            rows.Add(sign, "import-file", "Reading the media providers of bot 'bot-one' failed: the API's list does not prove which entries exist, because ");
            rows.Add(sign, "import-file --not-in-state state.json",
                "Reading the media providers of bot 'bot-one' failed: the API's list does not prove which entries exist, because ");
            rows.Add(sign, "owners state.json", "Comparing the states with bot 'bot-one' failed: the API's list does not prove which entries exist, because ");
            rows.Add(sign, "secret logs", "Reading the secret of 'bot-one/logs' failed: the API's list does not prove what is there now, because ");
            rows.Add(sign, "secrets import.json", "Reading the secret of 'bot-one/logs' failed: the API's list does not prove what is there now, because ");
        }

        return rows;
    }

    public static TheoryData<string> AllSigns => [.. Signs.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_ThatNeedsTheWholeList_StopsAndSaysWhatWasWrongWithIt(string sign, string line, string doing)
    {
        await using var desk = await Desk.SetAsync();
        desk.Write("state.json", StateText.Of("media", "dev", desk.Emulator.Address, ("logs", "bot-one/logs")));
        desk.Write("import.json", """{"resources":[{"type":"mediaproviders:index:WhatsAppMediaProvider","name":"logs","id":"bot-one/logs"}]}""");
        desk.Emulator.Faults.Add(Signs[sign].Fault);

        var run = await desk.RunAsync(line.Split(' '));

        (run.Code, run.Output).ShouldBe((1, ""));
        run.Errors.ShouldStartWith($"error: {doing}{Signs[sign].Reason}. ");
        run.Errors.ShouldEndWith($"{Signs[sign].Advice}\n");
        run.Errors.ShouldNotContain("CANARY");
        desk.Files.ShouldBe(["import.json", "state.json"]);
    }

    [Theory]
    [MemberData(nameof(AllSigns))]
    public async Task Doctor_SaysWhatIsWrongWithTheList(string sign)
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Faults.Add(Signs[sign].Fault);

        var run = await desk.RunAsync("doctor");

        run.Code.ShouldBe(sign == "no array" ? 0 : 3);
        run.Output.ShouldContain(
            $"list           It does not prove which entries exist, because {Signs[sign].Reason}; creates, deletes and reads of entries that it does not show "
                + "are refused. ");
        run.Output.ShouldContain(Signs[sign].Advice);
    }

    [Fact]
    public async Task Doctor_ListThatSaysThatItIsAPart_NamesTheKindOfTheSignAndNotTheSign()
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Faults.Add(Lie(Whole.Insert(1, "\"total_CANARY\":11,")));

        var run = await desk.RunAsync("doctor");

        run.Output.ShouldContain(" are refused. A header or a member indicates another total: '--show-answer' shows them. The plugin does not read pages: ");
        run.Output.ShouldNotContain("CANARY");
    }

    // What the list does show is there all the same.
    [Theory]
    [InlineData("206")]
    [InlineData("Link")]
    [InlineData("no name")]
    public async Task Secret_OfAnEntryThatTheListShows_IsWritten(string sign)
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Faults.Add(Signs[sign].Fault);

        (await desk.RunAsync("secret", "images")).ShouldBe(new ProgramRun(0, "CANARY\n", ""));
    }

    // A value that may have been rotated since, or that may be another entry's, is no answer.
    [Theory]
    [InlineData("Age")]
    [InlineData("twice")]
    public async Task Secret_ThatTheListShowsAndDoesNotProve_IsNotWritten(string sign)
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Faults.Add(
            sign == "twice" ? Lie(Whole.Replace("}]", "},{\"name\":\"images\",\"config\":{\"bearer\":\"CANARY\"}}]", StringComparison.Ordinal))
                : Signs[sign].Fault);

        var run = await desk.RunAsync("secret", "images");

        (run.Code, run.Output).ShouldBe((1, ""));
        run.Errors.ShouldStartWith("error: Reading the secret of 'bot-one/images' failed: the API's list does not prove what is there now, because it ");
        run.Errors.ShouldNotContain("CANARY");
    }

    private static Fault Lie(string body) => new() { Body = body, ContentType = "application/json", Count = null };
}
