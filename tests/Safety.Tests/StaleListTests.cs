namespace MediaProviders.Safety.Tests;

/// <summary>A list that may be out of date shows what once was: it neither confirms a write nor tells what the credentials are now.</summary>
public sealed class StaleListTests
{
    private static readonly ProgramText Program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));

    public static TheoryData<string, string> Signs => new()
    {
        { "Age", "600" },
        { "Warning", "110 - \"Response is Stale\"" },
        { "X-Cache-Status", "STALE" },
    };

    // The entry of an earlier life, which a cache still shows: with a masked secret it looks like any other.
    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Create_ThatOnlyAStaleListShows_IsNotConfirmed(string header, string value)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks });
        stack.One.Faults.Add(new Fault { Route = FaultRoute.Post, Status = 200, Applied = false, Count = null });
        stack.One.Faults.Add(Shows("images", "********") with { FromCall = 2, Headers = Header(header, value) });

        stack.Up(Program, UpdateOnly).Succeeded.ShouldBeFalse();

        stack.Said.ShouldContain("its list does not prove what is there now, because it comes from a cache and may be out of date.");
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeTrue();
        stack.One.Faults.Clear();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Refresh_OfAStaleList_IsAnErrorAndTheStateStays(string header, string value)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Shows("images", "long-ago") with { Headers = Header(header, value) });

        stack.Refresh(Program).Succeeded.ShouldBeFalse();

        stack.Said.ShouldContain("it comes from a cache and may be out of date");
        stack.ReadState().Resources.ShouldHaveSingleItem().Secret.ShouldBe("first");
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Import_OfAStaleList_TakesNothingOver(string header, string value)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "rotated-since"));
        stack.One.Faults.Add(Shows("images", "long-ago") with { Headers = Header(header, value) });

        stack.Import(new ProgramText(), "images", "bot/images").Succeeded.ShouldBeFalse();

        stack.Said.ShouldContain("it comes from a cache and may be out of date");
        stack.Said.ShouldNotContain("long-ago");
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    private static Fault Shows(string name, string password) => new()
    {
        Route = FaultRoute.List,
        Count = null,
        Body = """{"settings":{"application":{"media":{"providers":[ENTRY]}}}}""".Replace(
            "ENTRY", $$"""{"name":"{{name}}","type":"www","config":{"basic":{"username":"reader","password":"{{password}}"} } }""", StringComparison.Ordinal),
        ContentType = "application/json",
    };

    private static Dictionary<string, string> Header(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };
}
