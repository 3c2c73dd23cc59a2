using MediaProviders.Emulator.Tests.Support;

namespace MediaProviders.Emulator.Tests;

/// <summary>Each question the documents leave open, with its default and its other answers, except those with a class of their own.</summary>
public sealed class SettingTests
{
    private static readonly EmulatorSettings Default = new();

    [Theory]
    [InlineData(ErrorDetailField.Details, """{"message":"401","details":"Unauthorized bot"}""")]
    [InlineData(ErrorDetailField.Reason, """{"message":"401","reason":"Unauthorized bot"}""")]
    [InlineData(ErrorDetailField.Both, """{"message":"401","details":"Unauthorized bot","reason":"Unauthorized bot"}""")]
    [InlineData(ErrorDetailField.Title, """{"title":"401","reason":"Unauthorized bot"}""")]
    public async Task Refuse_ByErrorDetail_NamesTheSecondField(ErrorDetailField field, string body)
    {
        await using var emulator = await Api.StartAsync(Default with { ErrorDetail = field });
        using var api = new Api(emulator, "wrong");

        (await api.ListAsync()).Body.ShouldBe(body);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(404, """{"message":"404","details":"Unknown provider"}""")]
    [InlineData(400, """{"message":"400","details":"Unknown provider"}""")]
    [InlineData(500, """{"message":"500","details":"Unknown provider"}""")]
    public async Task Delete_OfMissingName_AnswersAsSet(int status, string body)
    {
        await using var emulator = await Api.StartAsync(Default with { DeleteMissingStatus = status });
        using var api = new Api(emulator);

        var reply = await api.DeleteAsync("nobody");

        reply.Status.ShouldBe(status);
        reply.Body.ShouldBe(body);
    }

    [Theory]
    [InlineData(EmptyListForm.EmptyArray, Api.EmptyList)]
    [InlineData(EmptyListForm.EmptyObject, "{}")]
    [InlineData(EmptyListForm.NoMedia, """{"settings":{"application":{}}}""")]
    [InlineData(EmptyListForm.NoProviders, """{"settings":{"application":{"media":{}}}}""")]
    [InlineData(EmptyListForm.NullProviders, """{"settings":{"application":{"media":{"providers":null}}}}""")]
    [InlineData(EmptyListForm.NullBody, "null")]
    public async Task List_Empty_LooksAsSet(EmptyListForm form, string body)
    {
        await using var emulator = await Api.StartAsync(Default with { EmptyList = form });
        using var api = new Api(emulator);

        var reply = await api.ListAsync();

        reply.Status.ShouldBe(200);
        reply.Body.ShouldBe(body);
    }

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
        await using var emulator = await Api.StartAsync(Default with { NameRule = rule });
        using var api = new Api(emulator);

        (await api.PostAsync(Api.BearerBody(name))).Status.ShouldBe(status);
        emulator.Store.Entries(Api.Bot).Count.ShouldBe(status == 200 ? 1 : 0);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    public async Task Post_LongName_MayHave200Characters(int length, int status)
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);

        (await api.PostAsync(Api.BearerBody(new string('a', length)))).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"name":"a","config":{"bearer":"b"}}""", "Field [type] can not be empty.")]
    [InlineData("""{"name":"a","type":"www"}""", "Field [config] can not be empty.")]
    [InlineData("""{"name":"a"}""", "Field [type] can not be empty.")]
    public async Task Post_WithoutTypeOrConfig_IsRefusedOrKeptAsItIs(string body, string details)
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);

        (await api.PostAsync(body)).Body.ShouldContain(details);
        emulator.Settings = Default with { MissingTypeOrConfig = Verdict.Accept };
        (await api.PostAsync(body)).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(body));
    }

    [Fact]
    public async Task Post_UnknownType_IsRefusedOrKept()
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);
        const string Body = """{"name":"a","type":"ftp","config":{"bearer":"b"}}""";

        (await api.PostAsync(Body)).Body.ShouldContain("Field [type] is not valid.");
        emulator.Settings = Default with { UnknownType = Verdict.Accept };
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
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);
        string body = $$"""{"name":"a","type":"www","config":{{config}}}""";

        (await api.PostAsync(body)).Body.ShouldContain("Field [config] must have either [basic] or [bearer].");
        emulator.Settings = Default with { OddConfig = Verdict.Accept };
        (await api.PostAsync(body)).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed($$"""{"name":"a","type":"www","config":{{kept}}}"""));
    }

    [Theory]
    [InlineData("""{"bearer":""}""", "config.bearer")]
    [InlineData("""{"basic":{"username":"u","password":""}}""", "config.basic.password")]
    [InlineData("""{"basic":{"username":"","password":"p"}}""", "config.basic.username")]
    public async Task Post_EmptySecret_IsKeptOrRefused(string config, string path)
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);
        string body = $$"""{"name":"a","type":"www","config":{{config}}}""";

        (await api.PostAsync(body)).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldBe(Api.Listed(body));
        emulator.Settings = Default with { EmptySecret = Verdict.Refuse };

        (await api.PostAsync(body)).Body.ShouldContain($"Field [{path}] can not be empty.");
    }

    [Theory]
    [InlineData("""{"name":"a","type":"www","note":"n","config":{"bearer":"first"}}""", "note", """{"bearer":"first"}""")]
    [InlineData("""{"name":"a","type":"www","config":{"bearer":"first","url":"u"}}""", "config.url", """{"bearer":"first"}""")]
    [InlineData("""{"name":"a","type":"www","config":{"basic":{"username":"u","password":"p","realm":"r"}}}""", "config.basic.realm", """{"basic":{"username":"u","password":"p"}}""")]
    public async Task Post_UnknownField_IsDroppedOrRefused(string body, string path, string kept)
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator);

        (await api.PostAsync(body)).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldBe(Api.Listed($$"""{"name":"a","type":"www","config":{{kept}}}"""));
        emulator.Settings = Default with { UnknownFields = Verdict.Refuse };

        (await api.PostAsync(body)).Body.ShouldContain($"Field [{path}] is not known.");
    }

    [Theory]
    [InlineData(OverwriteSlot.Kept, "b c d")]
    [InlineData(OverwriteSlot.MovesToEnd, "c d b")]
    public async Task Post_ExistingName_TakesTheSlotAsSet(OverwriteSlot slot, string names)
    {
        await using var emulator = await Api.StartAsync(Default with { Overwrite = slot });
        emulator.Store.Replace(Api.Bot, [Entry.Basic("b", "u", "p"), Entry.Bearer("c", "x"), Entry.Bearer("d", "x")]);
        using var api = new Api(emulator);

        await api.PostAsync(Api.BearerBody("b"));

        string.Join(' ', emulator.Store.Entries(Api.Bot).Select(entry => entry.Name)).ShouldBe(names);
        emulator.Store.Find(Api.Bot, "b")!.Username.ShouldBeNull();
        emulator.Store.Find(Api.Bot, "b")!.BearerToken.ShouldBe("first");
    }

    [Fact]
    public async Task Ask_UnknownBot_Answers404IfSet()
    {
        await using var emulator = await Api.StartAsync(Default with { UnknownBotStatus = 404 });
        using var api = new Api(emulator);

        (await api.ListAsync("nowhere")).Body.ShouldBe("""{"message":"404","details":"Unknown bot"}""");
        (await api.ListAsync()).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(CheckOrder.AuthenticationFirst, 401, 401, 401)]
    [InlineData(CheckOrder.RequestFirst, 400, 405, 404)]
    public async Task Ask_WrongInTwoWays_AnswersTheFirstThatIsChecked(CheckOrder order, int badBody, int badMethod, int badPath)
    {
        await using var emulator = await Api.StartAsync(Default with { CheckOrder = order });
        using var api = new Api(emulator, "wrong");

        (await api.PostAsync("{}")).Status.ShouldBe(badBody);
        (await api.SendAsync("PUT", Api.Collection())).Status.ShouldBe(badMethod);
        (await api.SendAsync("GET", Api.Collection() + "/a/b")).Status.ShouldBe(badPath);
        (await api.ListAsync()).Status.ShouldBe(401);
        (await api.PostAsync(Api.BearerBody("a"))).Status.ShouldBe(401);
        emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
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
        await using var emulator = await Api.StartAsync(Default with { WrongContentTypeStatus = set });
        using var api = new Api(emulator);

        (await api.PostAsync(Api.BearerBody("a"), contentType: contentType)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(NameComparison.CaseSensitive, "a A", "a")]
    [InlineData(NameComparison.CaseInsensitive, "A", "")]
    public async Task Compare_NamesThatDifferInCase_AsSet(NameComparison comparison, string afterPost, string afterDelete)
    {
        await using var emulator = await Api.StartAsync(Default with { NameComparison = comparison });
        using var api = new Api(emulator);
        string Names() => string.Join(' ', emulator.Store.Entries(Api.Bot).Select(entry => entry.Name));

        await api.PostAsync(Api.BearerBody("a"));
        await api.PostAsync(Api.BearerBody("A"));
        Names().ShouldBe(afterPost);
        await api.DeleteAsync("A");

        Names().ShouldBe(afterDelete);
    }

    [Theory]
    [InlineData(ListedSecrets.ClearText, "first", "p")]
    [InlineData(ListedSecrets.Asterisks, "********", "********")]
    [InlineData(ListedSecrets.Bullets, "••••••••", "••••••••")]
    public async Task List_Secrets_AreShownAsSet(ListedSecrets secrets, string bearer, string password)
    {
        await using var emulator = await Api.StartAsync(Default with { ListedSecrets = secrets });
        emulator.Store.Replace(Api.Bot, [Entry.Bearer("a", "first"), Entry.Basic("b", "u", "p")]);
        using var api = new Api(emulator);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(
            Api.BearerBody("a", bearer),
            $$$$"""{"name":"b","type":"www","config":{"basic":{"username":"u","password":"{{{{password}}}}"}}}"""));
    }

    [Theory]
    [InlineData(EmptySuccess.NoBody, "", null)]
    [InlineData(EmptySuccess.EmptyObject, "{}", "application/json")]
    [InlineData(EmptySuccess.NullBody, "null", "application/json")]
    public async Task Write_Succeeding_HasTheBodyAsSet(EmptySuccess success, string body, string? contentType)
    {
        await using var emulator = await Api.StartAsync(Default with { EmptySuccess = success });
        using var api = new Api(emulator);

        foreach (var reply in new[] { await api.PostAsync(Api.BearerBody("a")), await api.DeleteAsync("a"), await api.DeleteAsync("a") })
        {
            reply.Status.ShouldBe(200);
            reply.Body.ShouldBe(body);
            reply.Header("Content-Type").ShouldBe(contentType);
        }
    }

    [Fact]
    public async Task Start_WithSeededNames_GivesThemToEveryBot()
    {
        await using var emulator = await Api.StartAsync(Default with { SeededNames = ["old name/v1", "2019"] });
        using var api = new Api(emulator);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("old name/v1", "seeded-bearer"), Api.BearerBody("2019", "seeded-bearer")));
    }
}
