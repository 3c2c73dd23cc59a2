namespace MediaProviders.Provider.Tests.Resources;

/// <summary>A write replaces the whole entry, so what this version does not know of it has to be sent again, untouched and unseen.</summary>
public sealed class UnknownMembersTests : ResourceTests
{
    private const string Note = """{"text":"café \"x\"","deep":[1,{"a":null}],"n":1.10,"big":123456789012345678901234567890}""";
    private static readonly EmulatorSettings Keeping = new() { StoredMembers = StoredMembers.All };

    [Theory]
    [InlineData("first-password", false)]
    [InlineData("strangers-password", true)]
    public async Task Create_OverAnEntryWithUnknownMembers_KeepsThem(string password, bool overwrite)
    {
        Start(password);
        await fixture.UpAsync("images", Images.With("overwrite", Value.Bool.Of(overwrite)));
        Stored().ShouldBe($$"""{"name":"images","type":"www","config":{"basic":{"username":"reader","password":"first-password","realm":"inner"},"scope":["r"]},"note":{{Note}},"empty":null}""");
    }

    [Theory]
    [InlineData("basic", """{"basic":{"username":"reader","password":"second","realm":"inner"},"scope":["r"]}""")]
    [InlineData("bearer", """{"bearer":"second"}""")]
    public async Task Update_OfAnEntryWithUnknownMembers_KeepsThoseInsideTheConfigWhileItsKindStays(string kind, string config)
    {
        Start("first-password");
        var was = await fixture.HaveAsync(Images);
        var given = Images.With("config", kind == "basic" ? Tree.Basic("reader", "second") : Tree.Bearer("second"));
        await fixture.UpdateAsync(was, given);
        Stored().ShouldBe($$"""{"name":"images","type":"www","config":{{config}},"note":{{Note}},"empty":null}""");
    }

    [Fact]
    public async Task Update_BearerWithAMemberBesideIt_KeepsIt()
    {
        fixture.Emulator.Settings = Keeping;
        fixture.Emulator.Store.Put("bot", Read("""{"name":"images","config":{"issuer":{"url":"x"},"bearer":"one"},"type":"www"}"""));
        var was = await fixture.UpAsync("images", Images.With("config", Tree.Bearer("one")));
        await fixture.UpdateAsync(was, Images.With("config", Tree.Bearer("two")));
        Stored().ShouldBe("""{"name":"images","type":"www","config":{"bearer":"two","issuer":{"url":"x"}}}""");
    }

    [Theory, Each(400, 422)]
    public async Task Create_ApiRefusesTheUnknownMembers_WritesOnceWithoutThemAndWarns(int status)
    {
        Start("first-password");
        fixture.Emulator.Settings = Keeping with { UnknownFields = Verdict.Refuse };
        if (status != 400)
        {
            fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.Post));
        }

        await fixture.UpAsync("images", Images);

        fixture.Requests("POST").ShouldBe(2);
        Stored().ShouldBe("""{"name":"images","type":"www","config":{"basic":{"username":"reader","password":"first-password"}}}""");
        fixture.Reporter.Warnings.ShouldContain(
            "'bot/images' had members that this version does not know. The API rejects them, so the entry was written without them: config.basic.realm, "
                + "config.scope, note, empty.");
    }

    [Fact]
    public async Task Create_MemberWhoseNameMayBeASecret_IsCountedOnly()
    {
        fixture.Emulator.Settings = Keeping;
        fixture.Emulator.Store.Put(
            "bot", Read("""{"name":"images","type":"www","config":{"basic":{"username":"reader","password":"first-password"}},"Pw-4711 x":1,"note":2,"\u001b[2J":3}"""));
        fixture.Emulator.Settings = Keeping with { UnknownFields = Verdict.Refuse };
        await fixture.UpAsync("images", Images);
        fixture.Reporter.Warnings.ShouldContain(warning => warning.EndsWith("written without them: note, 2 more.", StringComparison.Ordinal));
        fixture.Reporter.Everything.ShouldNotContain("4711");
    }

    [Fact]
    public async Task Create_RefusedForAnotherReason_SaysSoAndDoesNotWarnOfMembers()
    {
        Start("first-password");
        fixture.Emulator.Faults.Add(Fault.Answers(400, FaultRoute.Post, count: 2));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));
        fixture.Requests("POST").ShouldBe(2);
        fixture.Reporter.Everything.ShouldNotContain("members");
    }

    [Fact]
    public async Task Create_RefusedWithoutUnknownMembers_IsSentOnce()
    {
        fixture.Emulator.Faults.Add(Fault.Answers(400, FaultRoute.Post));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public void FindUnknown_DisposedOrShown_GivesNothingAway()
    {
        using var list = MediaProviderList.Parse(
            """{"settings":{"application":{"media":{"providers":[{"name":"a","n\u006fte" : "other-\u0073ecret","config":{"bearer":"t","x":1}},{"name":"b","config":{"bearer":"t"}}]}}}}"""u8);
        list.FindUnknown("b").ShouldBeNull();
        list.FindUnknown("c").ShouldBeNull();
        var unknown = list.FindUnknown("a")!;
        $"{new MediaProvider("a", "www", new Credentials.Unreadable()) { Unknown = unknown }}".ShouldNotContain("ecret");
        var note = unknown.At(0, CredentialsKind.Bearer).ShouldHaveSingleItem();
        note.ShouldBe("\"n\\u006fte\" : \"other-\\u0073ecret\""u8.ToArray());
        unknown.At(1, CredentialsKind.Bearer).ShouldHaveSingleItem().ShouldBe("\"x\":1"u8.ToArray());
        unknown.At(1, CredentialsKind.Basic).ShouldBeEmpty();
        unknown.Dispose();
        note.ShouldAllBe(value => value == 0);
    }

    private void Start(string password)
    {
        fixture.Emulator.Settings = Keeping;
        fixture.Emulator.Store.Put(
            "bot", Read($$"""{"note":{{Note}},"name":"images","config":{"basic":{"realm":"inner","username":"reader","password":"{{password}}"},"scope":["r"]},"type":"www","empty":null}"""));
    }

    private static Entry Read(string json) => Entry.Read(JsonDocument.Parse(json).RootElement);

    private string Stored()
    {
        var entry = fixture.Emulator.Store.Find("bot", "images")!;
        string[] members =
        [
            $"\"name\":\"{entry.Name}\"", $"\"type\":\"{entry.Type}\"", $"\"config\":{entry.Config!.Value.GetRawText()}",
            .. entry.Others.Select(member => $"\"{member.Key}\":{member.Value.GetRawText()}"),
        ];
        return $"{{{string.Join(',', members)}}}";
    }
}
