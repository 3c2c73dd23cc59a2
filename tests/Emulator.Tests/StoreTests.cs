namespace MediaProviders.Emulator.Tests;

public sealed class StoreTests
{
    [Fact]
    public void Put_NewAndExisting_SaysWhetherItWasThere()
    {
        var store = new Store();

        store.Put("bot", Entry.Bearer("a", "1")).ShouldBeFalse();
        store.Put("bot", Entry.Bearer("a", "2")).ShouldBeTrue();
        store.Put("bot", Entry.Bearer("A", "3"), NameComparison.CaseInsensitive).ShouldBeTrue();
        store.Entries("bot").ShouldHaveSingleItem().BearerToken.ShouldBe("3");
    }

    [Fact]
    public void Remove_SaysWhetherItWasThere()
    {
        var store = new Store();
        store.Put("bot", Entry.Bearer("a", "1"));

        store.Remove("bot", "A").ShouldBeFalse();
        store.Remove("bot", "a").ShouldBeTrue();
        store.Remove("bot", "a").ShouldBeFalse();
        store.Remove("unknown", "a").ShouldBeFalse();
        store.BotIds.ShouldBe(["bot"]);
    }

    [Fact]
    public void Change_OfAnyKind_IsTold()
    {
        var store = new Store();
        int changes = 0;
        store.Changed += (_, _) => changes++;

        store.AddBot("bot", "token");
        store.Put("bot", Entry.Bearer("a", "1"));
        store.Remove("bot", "b");
        store.Remove("bot", "a");
        store.Replace("bot", []);
        store.Wipe("bot");
        store.ReplaceAll(new Dictionary<string, IReadOnlyList<Entry>>(StringComparer.Ordinal));

        changes.ShouldBe(5);
    }

    [Fact]
    public void Write_FromManyThreads_LosesNothing()
    {
        var store = new Store();

        Parallel.For(0, 1000, number =>
        {
            store.Put("bot", Entry.Bearer($"n{number}", "b"));
            if (number % 2 == 0)
            {
                store.Remove("bot", $"n{number}");
            }
        });

        store.Entries("bot").Count.ShouldBe(500);
    }

    [Fact]
    public void Entry_ShowsItsParts()
    {
        var basic = Entry.Basic("a", "u", "p");
        var bearer = Entry.Bearer("b", "t");
        var odd = new Entry("c", null, null);

        (basic.Username, basic.Password, basic.BearerToken).ShouldBe(("u", "p", null));
        (bearer.Username, bearer.Password, bearer.BearerToken).ShouldBe((null, null, "t"));
        (odd.Username, odd.Password, odd.BearerToken).ShouldBe((null, null, null));
        basic.ToString().ShouldBe("Entry 'a'");
    }
}
