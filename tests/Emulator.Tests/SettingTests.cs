namespace MediaProviders.Emulator.Tests;

/// <summary>
/// Each question the documents leave open, with its default and its other answers, except those about POST and those with a class of their own.
/// </summary>
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
        await using var api = await Api.OpenAsync(Default with { DeleteMissingStatus = status });

        var reply = await api.DeleteAsync("missing");

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
        await using var api = await Api.OpenAsync(Default with { EmptyList = form });

        var reply = await api.ListAsync();

        reply.Status.ShouldBe(200);
        reply.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Ask_UnknownBot_Answers404IfSet()
    {
        await using var api = await Api.OpenAsync(Default with { UnknownBotStatus = 404 });

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
    [InlineData(NameComparison.CaseSensitive, "a A", "a")]
    [InlineData(NameComparison.CaseInsensitive, "A", "")]
    public async Task Compare_NamesThatDifferInCase_AsSet(NameComparison comparison, string afterPost, string afterDelete)
    {
        await using var api = await Api.OpenAsync(Default with { NameComparison = comparison });
        string Names() => string.Join(' ', api.Emulator.Store.Entries(Api.Bot).Select(entry => entry.Name));

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
        await using var api = await Api.OpenAsync(Default with { ListedSecrets = secrets });
        api.Emulator.Store.Replace(Api.Bot, [Entry.Bearer("a", "first"), Entry.Basic("b", "u", "p")]);

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
        await using var api = await Api.OpenAsync(Default with { EmptySuccess = success });

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
        await using var api = await Api.OpenAsync(Default with { SeededNames = ["old name/v1", "2019"] });

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("old name/v1", "seeded-bearer"), Api.BearerBody("2019", "seeded-bearer")));
    }
}
