using MediaProviders.Commands.Tests.Support;
using MediaProviders.Emulator;

namespace MediaProviders.Commands.Tests.Doctor;

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
        { "sorted", new EmulatorSettings { ListOrder = ListOrder.Sorted, NameRule = NameRule.LettersAndDigits, ErrorDetail = ErrorDetailField.Both, EmptySuccess = EmptySuccess.NullBody, EmptyList = EmptyListForm.NoMedia } },
        { "shuffled", new EmulatorSettings { ListOrder = ListOrder.Shuffled, ErrorDetail = ErrorDetailField.Title, ListedSecrets = ListedSecrets.Asterisks, EmptyList = EmptyListForm.NullBody, DeleteMissingStatus = 500 } },
        { "dangerous", new EmulatorSettings { UnsupportedMethod = UnsupportedMethod.WipesTheList, EmptyList = EmptyListForm.NoProviders } },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Learn_EmptyBot_FindsTheSettingsOfTheEndpoint(string endpoint, EmulatorSettings settings)
    {
        await using var desk = await Desk.SetAsync(settings);

        var run = await desk.RunAsync("doctor", "--learn");

        run.Code.ShouldBe(0, $"{endpoint}: {run.Errors}{run.Output}");
        var learned = SettingsText.ApplyAll(new EmulatorSettings(), desk.Read("emulator-settings.json"));
        learned.ShouldBe(settings with
        {
            // What a list that is not in the order of writing does not show, and what is never tried.
            Overwrite = settings.ListOrder == ListOrder.Insertion ? settings.Overwrite : OverwriteSlot.Kept,
            UnsupportedMethod = settings.UnsupportedMethod == UnsupportedMethod.WipesTheList ? UnsupportedMethod.MethodNotAllowed : settings.UnsupportedMethod,
            SeededNames = learned.SeededNames,
        });
        desk.Emulator.Store.Entries("bot-one").ShouldBeEmpty();
        (run.Output + run.Errors + desk.Read("emulator-settings.json")).ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Learn_BotWithEntries_TouchesNoneOfThem()
    {
        Entry[] entries = [Entry.Basic("images", "reader", "CANARY-1"), Entry.Bearer("old name/v1", "CANARY-2"), Entry.Bearer("IMAGES", "CANARY-3")];
        await using var desk = await Desk.SetAsync(entries);

        var run = await desk.RunAsync("doctor", "--learn", "--output", "learned.json");

        run.Code.ShouldBe(0, run.Errors);
        desk.Emulator.Store.Entries("bot-one").Select(e => (e.Name, e.Username, e.Password, e.BearerToken)).ShouldBe(entries.Select(e => (e.Name, e.Username, e.Password, e.BearerToken)));
        desk.Emulator.Requests.All.Where(r => r.Method is "DELETE").ShouldAllBe(r => r.Target.Contains("/mediaproviders-doctor-"));
        run.Output.ShouldContain("  A3 EmptyList: not learned: only a bot without entries shows it.\n  A22 SeededNames: not written, since names of entries are yours: 1 of this bot's names break today's rule.\n");
        run.Output.ShouldContain("A14 Throttle: not learned: finding the limit would disturb the bot.");
        desk.Read("learned.json").ShouldContain("\"//A14 Throttle\": \"not learned: ");
        desk.Read("learned.json").ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Learn_ListThatLags_MeasuresTheLagAndLeavesNothing()
    {
        await using var desk = await Desk.SetAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });

        var run = await desk.RunAsync("doctor", "--learn");

        run.Code.ShouldBe(0, run.Errors);
        SettingsText.ApplyAll(new EmulatorSettings(), desk.Read("emulator-settings.json")).ReadLag.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.8));
        desk.Emulator.Store.Entries("bot-one").ShouldBeEmpty();
    }

    [Fact]
    public async Task Learn_EndpointThatRefusesEntries_SaysSo()
    {
        await using var desk = await Desk.SetAsync();
        desk.Emulator.Faults.Add(Fault.Answers(403, FaultRoute.Post, count: null));

        var run = await desk.RunAsync("doctor", "--learn");

        run.Code.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("  all: not learned: the endpoint answers 403 to an ordinary entry.\n");
    }

    [Fact]
    public async Task Learn_FileThatExists_IsNoticedBeforeAnythingIsWritten()
    {
        await using var desk = await Desk.SetAsync();
        desk.Write("emulator-settings.json", "mine");

        var run = await desk.RunAsync("doctor", "--learn");

        run.Code.ShouldBe(1);
        run.Errors.ShouldEndWith("exists already. Nothing was written. Choose another place with '--output', or give '--force' to overwrite.\n");
        desk.Read("emulator-settings.json").ShouldBe("mine");
        desk.Emulator.Requests.All.ShouldAllBe(r => r.Method == "GET");
    }

    [Fact]
    public async Task Learn_Interrupted_DeletesItsEntries()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var desk = await Desk.SetAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(2) });
        using var process = Plugin.Start(desk.Surroundings, "doctor", "--learn");
        await desk.Emulator.Requests.WaitUntilAsync(log => log.Count("POST") >= 2);
        await Plugin.InterruptAsync(process);

        var run = await Plugin.EndAsync(process);

        run.Code.ShouldBe(130);
        run.Errors.ShouldEndWith("error: Interrupted. Nothing was left half done.\n");
        desk.Emulator.Store.Entries("bot-one").ShouldBeEmpty();
        desk.Files.ShouldBeEmpty();
    }
}
