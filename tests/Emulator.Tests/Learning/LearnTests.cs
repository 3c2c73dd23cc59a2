namespace MediaProviders.Emulator.Tests.Learning;

public sealed class LearnTests
{
    private static readonly EmulatorSettings OtherAnswers = new()
    {
        ErrorDetail = ErrorDetailField.Reason,
        DeleteMissingStatus = 404,
        EmptyList = EmptyListForm.NullProviders,
        NameRule = NameRule.Off,
        MissingTypeOrConfig = Verdict.Accept,
        UnknownType = Verdict.Accept,
        OddConfig = Verdict.Accept,
        EmptySecret = Verdict.Refuse,
        UnknownFields = Verdict.Refuse,
        Overwrite = OverwriteSlot.MovesToEnd,
        UnknownBotStatus = 404,
        CheckOrder = CheckOrder.RequestFirst,
        WrongContentTypeStatus = 415,
        UnsupportedMethod = UnsupportedMethod.NotFound,
        NameComparison = NameComparison.CaseInsensitive,
        ListedSecrets = ListedSecrets.Bullets,
        EmptySuccess = EmptySuccess.EmptyObject,
    };

    public static TheoryData<string, EmulatorSettings> Endpoints => new()
    {
        { "as documented", new EmulatorSettings() },
        { "the other way", OtherAnswers },
        { "sorted", new EmulatorSettings
            { ListOrder = ListOrder.Sorted, NameRule = NameRule.LettersAndDigits, ErrorDetail = ErrorDetailField.Both, EmptySuccess = EmptySuccess.NullBody,
                EmptyList = EmptyListForm.NoMedia } },
        { "shuffled", new EmulatorSettings
            { ListOrder = ListOrder.Shuffled, ErrorDetail = ErrorDetailField.Title, ListedSecrets = ListedSecrets.Asterisks, EmptyList = EmptyListForm.NullBody,
                DeleteMissingStatus = 500 } },
        { "without secrets", new EmulatorSettings { ListedSecrets = ListedSecrets.Omitted } },
        { "dangerous", new EmulatorSettings { UnsupportedMethod = UnsupportedMethod.WipesTheList, EmptyList = EmptyListForm.NoProviders } },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Learn_EmptyBot_FindsTheSettingsOfTheEndpoint(string endpoint, EmulatorSettings settings)
    {
        await using var desk = await LearnDesk.SetAsync(settings);

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(0, $"{endpoint}: {run.Errors}{run.Output}");
        var learned = SettingsText.ApplyAll(new EmulatorSettings(), desk.Read("learned.json"));
        learned.ShouldBe(settings with
        {
            // What a list that is not in the order of writing does not show, and what is never tried.
            Overwrite = settings.ListOrder == ListOrder.Insertion ? settings.Overwrite : OverwriteSlot.Kept,
            UnsupportedMethod = settings.UnsupportedMethod == UnsupportedMethod.WipesTheList ? UnsupportedMethod.MethodNotAllowed : settings.UnsupportedMethod,
            SeededNames = learned.SeededNames,
        });
        desk.Endpoint.Store.Entries("bot-one").ShouldBeEmpty();
        (run.Output + run.Errors + desk.Read("learned.json")).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Learn_BotWithEntries_TouchesNoneOfThem()
    {
        Entry[] entries = [Entry.Basic("images", "reader", "CANARY-1"), Entry.Bearer("old name/v1", "CANARY-2"), Entry.Bearer("IMAGES", "CANARY-3")];
        await using var desk = await LearnDesk.SetAsync(null, entries);

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(0, run.Errors);
        desk.Endpoint.Store.Entries("bot-one").Select(e => (e.Name, e.Username, e.Password, e.BearerToken))
            .ShouldBe(entries.Select(e => (e.Name, e.Username, e.Password, e.BearerToken)));
        desk.Endpoint.Requests.All.Where(r => r.Method is "DELETE").ShouldAllBe(r => r.Target.Contains("/mediaproviders-learn-"));
        run.Output.ShouldContain(
            "  A3 EmptyList: not learned: only a bot without entries shows it.\n  A22 SeededNames: not written, since names of entries are yours: 1 of this "
                + "bot's names break today's rule.\n");
        run.Output.ShouldContain("A14 Throttle: not learned: finding the limit would disturb the bot. No answer asked for fewer requests.");
        desk.Read("learned.json").ShouldContain("\"//A14 Throttle\": \"not learned: ");
        desk.Read("learned.json").ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Learn_ListThatLags_MeasuresTheLagAndLeavesNothing()
    {
        await using var desk = await LearnDesk.SetAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(0, run.Errors);
        SettingsText.ApplyAll(new EmulatorSettings(), desk.Read("learned.json")).ReadLag.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.8));
        desk.Endpoint.Store.Entries("bot-one").ShouldBeEmpty();
    }

    [Fact]
    public async Task Learn_BusyEndpoint_AsksForTheListAgain()
    {
        await using var desk = await LearnDesk.SetAsync();
        desk.Endpoint.Faults.Add(Fault.Answers(429, FaultRoute.List, count: 2));

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("2 answers asked for fewer requests.");
    }

    [Fact]
    public async Task Learn_EndpointThatRefusesEntries_SaysSo()
    {
        await using var desk = await LearnDesk.SetAsync();
        desk.Endpoint.Faults.Add(Fault.Answers(403, FaultRoute.Post, count: null));

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("  all: not learned: the endpoint answers 403 to an ordinary entry.\n");
    }

    [Fact]
    public async Task Learn_EndpointThatRepeatsSecrets_RepeatsNone()
    {
        await using var desk = await LearnDesk.SetAsync();
        desk.Endpoint.Faults.Add(Fault.Echoes(401, count: null));

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(1);
        run.Errors.ShouldEndWith(
            "Learning failed: Reading the list failed: the answer was 401. Check that the token is the bot's own and that the bot lives in this region.\n");
        (run.Output + run.Errors).ShouldNotContain("CANARY");
        desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Learn_EndpointThatIsGone_NamesItsAddress()
    {
        await using var desk = await LearnDesk.SetAsync();
        await desk.Endpoint.DisposeAsync();

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(1);
        run.Errors.ShouldContain($"Learning failed: GET at '{desk.Endpoint.Address}' failed: ");
    }

    [Fact]
    public async Task Learn_EntriesThatCannotBeDeleted_AreNamed()
    {
        await using var desk = await LearnDesk.SetAsync();
        // All is answered until the first entry is there; from then on no list comes, so nothing says what is left.
        desk.Endpoint.Faults.Add(Fault.Answers(403, FaultRoute.List, count: null) with { FromCall = 2 });

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(1);
        run.Errors.ShouldContain("Learning failed: these test entries may be left on bot 'bot-one': 'mediaproviders-learn-");
        desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Learn_FileThatExists_IsNoticedBeforeAnythingIsAsked()
    {
        await using var desk = await LearnDesk.SetAsync();
        await File.WriteAllTextAsync(desk.At("learned.json"), "mine");

        var run = await desk.LearnAsync();

        run.Code.ShouldBe(1);
        run.Errors.ShouldBe($"Learning failed: '{desk.At("learned.json")}' exists already. Give another file with --output, or --force to overwrite it.\n");
        desk.Read("learned.json").ShouldBe("mine");
        desk.Endpoint.Requests.Total.ShouldBe(0);

        (await desk.LearnAsync("--force")).Code.ShouldBe(0);
        desk.Read("learned.json").ShouldContain("ErrorDetail");
    }
}
