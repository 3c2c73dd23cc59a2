namespace MediaProviders.Safety.Tests;

/// <summary>Every command against every sign that a list is a part, stale or not the API's: the entry that it does not show may be there.</summary>
public sealed class DoubtfulListTests
{
    private static readonly ProgramText Program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));
    private static readonly ProgramText Other = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "second"));

    // The sum of the name's letters is even or odd: this salt means the entry 'images'.
    private static readonly int Salt = "images".Sum(letter => letter) % 2;

    public static TheoryData<string> Signs => [.. ListLie.Signs];

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_OverAStrangersEntryThatIsNotShown_IsRefusedWithTheWaysOn(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "strangers"));
        Lie(stack, sign);
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("does not prove what is there now, because ");
        stack.Said.ShouldContain("set 'overwrite: true'");
        stack.Said.Contains("MEDIAPROVIDERS_EMPTY_LIST=missing", StringComparison.Ordinal).ShouldBe(sign == "no array");
        stack.Count("POST").ShouldBe(0);
        stack.ReadState().Resources.ShouldBeEmpty();

        stack.Preview(Program);
        stack.Said.ShouldContain("Creating 'bot/images' will be refused if the list stays like this");
    }

    // The letters' sum of 'Images' is even where that of 'images' is, so that the lie is of both.
    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_OverAnotherSpellingThatIsNotShown_IsRefused(string sign)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { NameComparison = NameComparison.CaseInsensitive });
        stack.One.Store.Put("bot", Entry.Basic("Images", "somebody", "strangers"));
        Lie(stack, sign);
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Count("POST").ShouldBe(0);
        stack.One.Store.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("strangers");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_OverAStrangersEntryThatIsNotShownOnce_MeetsItAtTheNextLook(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "strangers"));
        Lie(stack, sign, count: 1);
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("an entry of that name exists and differs");
        stack.Has("images")!.Password.ShouldBe("strangers");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_WithOverwriteAndADoubtfulLook_IsWrittenWithAWarning(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "strangers"));
        Lie(stack, sign, count: 1);
        stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"), overwrite: true), UpdateOnly).Succeeded
            .ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain("although the API's list does not prove what was there before");
        stack.Has("images")!.Password.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_WhoseOutcomeIsNeverProved_EndsAfterLooksThatAgreeAndIsMarked(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("others", "somebody", "strangers"));
        stack.One.Faults.Add(ListLie.Of(sign, Salt) with { FromCall = 2, Count = null });
        var began = stack.World.Clock.GetUtcNow();

        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();

        stack.Said.ShouldContain(
            "'bot/images' may have been created, but this is not confirmed: the API accepted it, but its list does not prove what is there now, because ");
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeTrue();
        stack.One.Faults.Clear();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_WhoseOutcomeIsProvedByAThirdLook_IsConfirmed(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("others", "somebody", "strangers"));
        stack.One.Faults.Add(ListLie.Of(sign, Salt) with { FromCall = 2, Count = 2 });
        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_WhoseListsAreDoubtfulForChangingReasons_WaitsForAProof(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("others", "somebody", "strangers"));
        for (var call = 2; call < 9; call++)
        {
            stack.One.Faults.Add(ListLie.Of(call % 2 == 0 ? sign : sign == "Link" ? "no array" : "Link", Salt) with { FromCall = call, Count = 1 });
        }

        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Commands_OfAnEntryThatIsNotShown_LeaveStateAndEntryAlone(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "rotated-outside"));
        Lie(stack, sign);
        stack.Refresh(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("does not prove that it is gone, because ");
        stack.Destroy(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("does not prove whether it is there, because ");
        stack.Up(Other, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("does not prove what is there now, because ");
        stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("second-reader", "second"), options: "ignoreChanges: [config.basic.password]"),
            UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("must be copied from the bot");
        (stack.Count("POST"), stack.Count("DELETE")).ShouldBe((0, 0));
        stack.ReadState().Resources.ShouldHaveSingleItem().Secret.ShouldBe("first");
        stack.Has("images")!.Password.ShouldBe("rotated-outside");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Import_OfAnEntryThatIsNotShown_DoesNotSayThatItDoesNotExist(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "first"));
        Lie(stack, sign);
        stack.Import(new ProgramText(), "images", "bot/images").Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("does not prove that it is gone, because ");
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Destroy_WhoseOutcomeIsNotShown_IsNotConfirmed(string sign)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(ListLie.Of(sign, Salt) with { FromCall = 2 });
        stack.One.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 200, Applied = false, Count = null });
        stack.Destroy(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("is not confirmed: the entry may be gone.");
        stack.Said.ShouldContain("run pulumi refresh");
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.Has("images").ShouldNotBeNull();
    }

    private static void Lie(SimulatedStack stack, string sign, int? count = null) => stack.One.Faults.Add(ListLie.Of(sign, Salt) with { Count = count });
}
