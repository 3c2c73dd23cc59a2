namespace MediaProviders.Safety.Tests;

public sealed class ProofOfDeletionTests
{
    private const string EmptyList = """{"settings":{"application":{"media":{"providers":[]}}}}""";
    private static readonly ProgramText Program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));

    private static readonly ProgramText Other = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "second"));

    private static readonly Dictionary<string, Fault> BadAnswers = new(StringComparer.Ordinal)
    {
        ["301"] = Redirect(301),
        ["302"] = Redirect(302),
        ["308"] = Redirect(308),
        ["401"] = Fault.Answers(401),
        ["403"] = Fault.Answers(403),
        ["404"] = Fault.Answers(404),
        ["410"] = Fault.Answers(410),
        ["429"] = Fault.Answers(429),
        ["500"] = Fault.Answers(500),
        ["502 with HTML"] = Fault.Html(502),
        ["503"] = Fault.Answers(503),
        ["204"] = Fault.Answers(204),
        ["HTML"] = Fault.Html(200),
        ["empty"] = Says(""),
        ["null"] = Says("null"),
        ["array"] = Says("[]"),
        ["text"] = Says("\"images\""),
        ["number"] = Says("7"),
        ["empty object"] = Says("{}"),
        ["settings null"] = Says("""{"settings":null}"""),
        ["no media"] = Says("""{"settings":{"application":{}}}"""),
        ["providers null"] = Says("""{"settings":{"application":{"media":{"providers":null}}}}"""),
        ["providers an object"] = Says("""{"settings":{"application":{"media":{"providers":{}}}}}"""),
        ["another shape"] = Says("""{"providers":[]}"""),
        ["truncated"] = Says("""{"settings":{"application":{"media":{"providers":["""),
        ["two documents"] = Says("""{"settings":{"application":{"media":{"providers":[]}}}}{}"""),
        ["cut off"] = Fault.Ends(AnswerEnding.HalfBody),
        ["HTML said to be JSON"] = Says("<!DOCTYPE html><html></html>"),
        ["empty list said to be HTML"] = Says(EmptyList) with { ContentType = "text/html; charset=utf-8" },
        ["empty list said to be text"] = Says(EmptyList) with { ContentType = "text/plain" },
        ["an error as 200"] = Says("""{"message":"404","details":"Not found"}"""),
    };

    // All that is wrong with these is that a level or the array is missing: the environment can say that this is an empty list.
    private static readonly HashSet<string> WithoutArray = ["null", "empty object", "settings null", "no media", "providers null"];

    public static TheoryData<string> Names => [.. BadAnswers.Keys];

    public static TheoryData<string> MissingArrays => [.. WithoutArray];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commands_ABadAnswer_LeaveTheStateAlone(string name)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        var before = stack.ReadState().Resources.Single();
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = null });

        stack.Refresh(Program).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);
        stack.Up(Program, new LocalEngine.CommandOptions { Refresh = true }).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);

        stack.Destroy(Program, new LocalEngine.CommandOptions { Refresh = true }).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);
        stack.Destroy(Program).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);
        stack.Up(Other, UpdateOnly).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);
        (stack.Count("POST"), stack.Count("DELETE")).ShouldBe((0, 0));

        stack.One.Faults.Clear();
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Destroy(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Import_ABadAnswer_TakesNothingOver(string name)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "first"));
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = null });
        stack.Import(new ProgramText(), "images", "bot/images").Succeeded.ShouldBeFalse(name);
        stack.ReadState().Resources.ShouldBeEmpty();
        stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"), options: "import: bot/images"),
            UpdateOnly).Succeeded.ShouldBeFalse(name);
        stack.ReadState().Resources.ShouldBeEmpty();
        stack.Has("images")!.Password.ShouldBe("first");
        stack.One.Faults.Clear();
        stack.Import(new ProgramText(), "images", "bot/images").Succeeded.ShouldBeTrue(stack.Said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Up_ABadAnswerToTheLookBeforeACreate_WritesNothing(string name)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = 10 });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse(name);
        stack.Count("POST").ShouldBe(0, name);
        stack.ReadState().Resources.ShouldBeEmpty();

        stack.One.Faults.Clear();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(MissingArrays))]
    public async Task Up_AListWithoutItsArrayOnce_LooksAgainAndMeetsTheEntry(string name)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "strangers"));
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = 1 });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("an entry of that name exists and differs");
        stack.Has("images")!.Password.ShouldBe("strangers");
    }

    [Theory]
    [MemberData(nameof(MissingArrays))]
    public async Task Up_AListWithoutItsArray_WritesWhereTheEnvironmentOrTheProgramSaysSo(string name)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = 10 });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        stack.Said.ShouldContain("set 'overwrite: true'");
        stack.One.Faults.Clear();
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = 1 });
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(MissingArrays))]
    public async Task Destroy_AListWithoutItsArrayAfterTheDelete_IsNotConfirmedUntilARefreshTells(string name)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, FromCall = 2, Count = null });
        stack.Destroy(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain(
            "is not confirmed: the entry may be gone. The API accepted it. The API's list does not prove that it is gone, because it has no array of "
                + "providers.");
        stack.Said.ShouldContain("run pulumi refresh");
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.Has("images").ShouldBeNull();

        stack.One.Faults.Clear();
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    public async Task Refresh_AnEmptyListOfAnyLabelThatFits_IsProof(string? contentType)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Says(EmptyList) with { ContentType = contentType ?? "", Route = FaultRoute.List, Count = null });
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refresh_AListThatIsNotLabelledAsJson_IsAnErrorWhereItLacksTheEntry()
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(new Fault { Route = FaultRoute.List, ContentType = "text/html" });
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.One.Store.Remove("bot", "images");
        stack.Refresh(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("its Content-Type is not JSON");
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        stack.Refresh(Program).Succeeded.ShouldBeFalse("the variable speaks of a missing array alone");
        stack.ReadState().Resources.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(EmptyListForm.EmptyObject)]
    [InlineData(EmptyListForm.NoMedia)]
    [InlineData(EmptyListForm.NoProviders)]
    [InlineData(EmptyListForm.NullProviders)]
    [InlineData(EmptyListForm.NullBody)]
    public async Task Refresh_AListWithoutItsArray_IsAnErrorUnlessTheEnvironmentSaysMissing(EmptyListForm form)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { EmptyList = form });
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Environment.Clear();
        stack.One.Store.Remove("bot", "images");
        stack.Refresh(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldBeEmpty();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Destroy(Program).Succeeded.ShouldBeTrue(stack.Said);
    }

    private static void Unchanged(SimulatedStack stack, Support.StateView.Resource before)
    {
        var now = stack.ReadState().Resources.ShouldHaveSingleItem();
        (now.Id, now.Secret, now.Delete).ShouldBe((before.Id, before.Secret, false));
        stack.Has("images")!.Password.ShouldBe("first");
    }

    private static Fault Says(string body) => new() { Status = 200, Body = body, ContentType = "application/json" };

    private static Fault Redirect(int status) =>
        Fault.Answers(status) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "http://127.0.0.1:5002/" } };
}
