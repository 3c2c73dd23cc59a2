namespace MediaProviders.Emulator.Tests;

/// <summary>The questions the documents leave open about POST, with their defaults and their other answers.</summary>
public sealed class PostSettingTests
{
    private static readonly EmulatorSettings Default = new();

    [Theory]
    [InlineData(NameRule.Letters, "Ab-_", 200)]
    [InlineData(NameRule.Letters, "a1", 400)]
    [InlineData(NameRule.Letters, "a b", 400)]
    [InlineData(NameRule.Letters, "ü", 400)]
    [InlineData(NameRule.Letters, "а", 400)]
    [InlineData(NameRule.Letters, "a\\n", 400)]
    [InlineData(NameRule.LettersAndDigits, "a1", 200)]
    [InlineData(NameRule.LettersAndDigits, "a٣", 400)]
    [InlineData(NameRule.LettersAndDigits, "a.", 400)]
    [InlineData(NameRule.Off, "old name/v1", 200)]
    [InlineData(NameRule.Off, "", 400)]
    public async Task Post_Name_IsJudgedByTheRule(NameRule rule, string name, int status)
    {
        await using var api = await Api.OpenAsync(Default with { NameRule = rule });

        (await api.PostAsync(Api.BearerBody(name))).Status.ShouldBe(status);
        api.Emulator.Store.Entries(Api.Bot).Count.ShouldBe(status == 200 ? 1 : 0);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    public async Task Post_LongName_MayHave200Characters(int length, int status)
    {
        await using var api = await Api.OpenAsync();

        (await api.PostAsync(Api.BearerBody(new string('a', length)))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"name":"a","config":{"bearer":"b"}}""", "Field [type] can not be empty.")]
    [InlineData("""{"name":"a","type":"www"}""", "Field [config] can not be empty.")]
    [InlineData("""{"name":"a"}""", "Field [type] can not be empty.")]
    public async Task Post_WithoutTypeOrConfig_IsRefusedOrKeptAsItIs(string body, string details)
    {
        await using var api = await Api.OpenAsync();

        (await api.PostAsync(body)).Body.ShouldContain(details);
        api.Emulator.Settings = Default with { MissingTypeOrConfig = Verdict.Accept };
        (await api.PostAsync(body)).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(body));
    }

    [Fact]
    public async Task Post_UnknownType_IsRefusedOrKept()
    {
        await using var api = await Api.OpenAsync();
        const string Body = """{"name":"a","type":"ftp","config":{"bearer":"b"}}""";

        (await api.PostAsync(Body)).Body.ShouldContain("Field [type] is not valid.");
        api.Emulator.Settings = Default with { UnknownType = Verdict.Accept };
        (await api.PostAsync(Body)).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Body));
    }

    [Theory]
    [InlineData("""{"bearer":"b","basic":{"username":"u","password":"p"}}""", """{"bearer":"b"}""")]
    [InlineData("""{"basic":{"username":"u","password":"p"},"bearer":"b"}""", """{"basic":{"username":"u","password":"p"}}""")]
    [InlineData("""{"username":"u","password":"p"}""", """{"basic":{"username":"u","password":"p"}}""")]
    [InlineData("{}", "{}")]
    public async Task Post_OddConfig_IsRefusedOrKept(string config, string kept)
    {
        await using var api = await Api.OpenAsync();
        string body = $$"""{"name":"a","type":"www","config":{{config}}}""";

        (await api.PostAsync(body)).Body.ShouldContain("Field [config] must have either [basic] or [bearer].");
        api.Emulator.Settings = Default with { OddConfig = Verdict.Accept };
        (await api.PostAsync(body)).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed($$"""{"name":"a","type":"www","config":{{kept}}}"""));
    }

    [Theory]
    [InlineData("""{"bearer":""}""", "config.bearer")]
    [InlineData("""{"basic":{"username":"u","password":""}}""", "config.basic.password")]
    [InlineData("""{"basic":{"username":"","password":"p"}}""", "config.basic.username")]
    public async Task Post_EmptySecret_IsKeptOrRefused(string config, string path)
    {
        await using var api = await Api.OpenAsync();
        string body = $$"""{"name":"a","type":"www","config":{{config}}}""";

        (await api.PostAsync(body)).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldBe(Api.Listed(body));
        api.Emulator.Settings = Default with { EmptySecret = Verdict.Refuse };

        (await api.PostAsync(body)).Body.ShouldContain($"Field [{path}] can not be empty.");
    }

    [Theory]
    [InlineData("""{"name":"a","type":"www","note":"n","config":{"bearer":"first"}}""", "note", """{"bearer":"first"}""")]
    [InlineData("""{"name":"a","type":"www","config":{"bearer":"first","url":"u"}}""", "config.url", """{"bearer":"first"}""")]
    [InlineData("""{"name":"a","type":"www","config":{"basic":{"username":"u","password":"p","realm":"r"}}}""", "config.basic.realm",
        """{"basic":{"username":"u","password":"p"}}""")]
    public async Task Post_UnknownField_IsDroppedOrRefused(string body, string path, string kept)
    {
        await using var api = await Api.OpenAsync();

        (await api.PostAsync(body)).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldBe(Api.Listed($$"""{"name":"a","type":"www","config":{{kept}}}"""));
        api.Emulator.Settings = Default with { UnknownFields = Verdict.Refuse };

        (await api.PostAsync(body)).Body.ShouldContain($"Field [{path}] is not known.");
    }

    [Theory]
    [InlineData(OverwriteSlot.Kept, "b c d")]
    [InlineData(OverwriteSlot.MovesToEnd, "c d b")]
    public async Task Post_ExistingName_TakesTheSlotAsSet(OverwriteSlot slot, string names)
    {
        await using var api = await Api.OpenAsync(Default with { Overwrite = slot });
        api.Emulator.Store.Replace(Api.Bot, [Entry.Basic("b", "u", "p"), Entry.Bearer("c", "x"), Entry.Bearer("d", "x")]);

        await api.PostAsync(Api.BearerBody("b"));

        string.Join(' ', api.Emulator.Store.Entries(Api.Bot).Select(entry => entry.Name)).ShouldBe(names);
        api.Emulator.Store.Find(Api.Bot, "b")!.Username.ShouldBeNull();
        api.Emulator.Store.Find(Api.Bot, "b")!.BearerToken.ShouldBe("first");
    }

    [Theory]
    [InlineData("application/json", 400, 200)]
    [InlineData("application/JSON; charset=utf-8", 400, 200)]
    [InlineData("text/plain", 400, 400)]
    [InlineData("text/plain", 415, 415)]
    [InlineData("application/json-patch+json", 400, 400)]
    [InlineData(null, 415, 415)]
    public async Task Post_ContentType_MustBeJson(string? contentType, int set, int status)
    {
        await using var api = await Api.OpenAsync(Default with { WrongContentTypeStatus = set });

        (await api.PostAsync(Api.BearerBody("a"), contentType: contentType)).Status.ShouldBe(status);
    }
}
