namespace MediaProviders.Provider.Tests.Resources;

public sealed class ReadTests : ResourceTests
{
    [Theory, Each("bot/images", "images")]
    public async Task Read_FromTheIdAlone_GivesInputsWithoutADiff(string id)
    {
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "imported"));
        fixture.Emulator.Store.Put("bot", Entry.Basic("neighbour", "other", "neighbours-password"));
        var found = (await fixture.ReadAsync(id))!;
        found.Id.ShouldBe("bot/images");
        Tree.Show(found.Inputs).ShouldBe("{botId: bot, config: {basic: {password: S(imported), username: reader}}, name: images, overwrite: false, type: www}");
        Tree.Show(found.State)
            .ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(imported), username: reader}}, name: images, overwrite: false, type: www}");
        var check = fixture.Resource.Check(fixture.Op(), found.Inputs, found.Inputs, new Naming(Naming.Rule.Default, null, default));
        check.Problems.ShouldBeEmpty();
        fixture.Resource.Diff(fixture.Op(), found.Id, new LastKnown(found.Inputs, found.State), check.Inputs, []).IsChange.ShouldBeFalse();
    }

    [Theory]
    [InlineData("bot/old name/v1", "old name/v1")]
    [InlineData("bot/..", "..")]
    [InlineData("bot/a?b#c%2F", "a?b#c%2F")]
    public async Task Read_NameOfAnyShape_IsFound(string id, string name)
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer(name, "t"));
        (await fixture.ReadAsync(id))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Read_NotInTheList_IsGone()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Remove("bot", "images");
        (await fixture.ReadAsync(was)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_SecretChangedOutside_IsSeenAsAChangedPath()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        var found = (await fixture.ReadAsync(was))!;
        var plan = fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(found.Inputs, found.State), ResourceFixture.InputsOf(was), []);
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces)).ShouldBe([("config.basic.password", Plan.ChangeKind.Update, false)]);
    }

    [Fact]
    public async Task Read_WhatTheProgramMarkedItself_StaysMarked()
    {
        var was = await fixture.HaveAsync(Tree.Of(("name", "images"), ("config", Tree.Basic(Tree.Secret("reader"), "first-password"))));
        var found = (await fixture.ReadAsync(was))!;
        Tree.Show(found.Inputs["config"]).ShouldBe("{basic: {password: S(first-password), username: S(reader)}}");
        Tree.Show(found.State).ShouldBe(Tree.Show(was.State));
    }

    [Theory, Each(true, false)]
    public async Task Read_MaskedSecret_IsNoDrift(bool isBasic)
    {
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        var was = await fixture.HaveAsync(isBasic ? Images : Images.With("config", Tree.Bearer("known")));
        var found = (await fixture.ReadAsync(was))!;
        Tree.Show(found.State).ShouldBe(Tree.Show(was.State));
    }

    [Theory]
    [InlineData(401, FailureKind.Unauthenticated)]
    [InlineData(403, FailureKind.Forbidden)]
    [Each(404, 410, With = FailureKind.Precondition)]
    [InlineData(429, FailureKind.Throttled)]
    [Each(500, 503, With = FailureKind.Failed)]
    internal async Task Read_ErrorStatus_IsAnErrorAndNeverGone(int status, FailureKind kind)
    {
        var was = await fixture.HaveAsync(Images, ("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.List, count: null));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(was));
        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldStartWith("Reading 'bot/images' failed. ");
    }

    [Theory]
    [InlineData("<html></html>", "text/html")]
    [Each(
        "", "[]", "\"text\"", "{\"settings\":\"x\"}", "{\"settings\":{\"application\":{\"media\":{\"providers\":{}}}}}", "{\"settings\":{\"appl", "{}", "null",
        "{\"settings\":{\"application\":{\"media\":{\"providers\":null}}}}", With = "application/json")]
    public async Task Read_AnswerThatIsNoList_IsAnErrorAndNeverGone(string body, string contentType)
    {
        var was = await fixture.HaveAsync(Images, ("maxRetries", 0));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = body, ContentType = contentType });
        await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(was));
    }

    [Fact]
    public async Task Read_ListWithoutArrayButDeclaredEmpty_IsGone()
    {
        fixture.Emulator.Settings = new EmulatorSettings { EmptyList = EmptyListForm.EmptyObject };
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        var was = await fixture.UpAsync("images", Images);
        fixture.Environment.Clear();
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand();
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(was))).Message.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand();
        (await fixture.ReadAsync(was)).ShouldBeNull();
    }

    [Theory]
    [InlineData("bot/", "The id 'bot/' has no name. Write it as 'bot/name'.")]
    [InlineData("/images", "The id '/images' has no bot before its slash. Write it as 'bot/name'.")]
    [InlineData("http://127.0.0.1/bot/images", "The id '{0}' is a URL. Write it as 'bot/name', for example 'my-bot/images'.")]
    [InlineData(
        "https://eu1.whatsapp.api.sinch.com/whatsapp/v1/bot/provider/images", "The id '{0}' is a URL. Write it as 'bot/name', for example 'my-bot/images'.")]
    public async Task Read_IdOfAnotherForm_IsRefusedBeforeAnythingIsAsked(string id, string message)
    {
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(id));
        failure.Message.ShouldBe(message.Replace("{0}", id, StringComparison.Ordinal));
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("bot:images", "There is no 'bot/bot:images'. Did you mean 'bot/images'? An id is written 'bot/name'.")]
    [InlineData("bot/IMAGES", "There is no 'bot/IMAGES'. Did you mean 'bot/images'? Names and bot ids are case-sensitive.")]
    [InlineData("Images", "There is no 'bot/Images'. Did you mean 'bot/images'? Names and bot ids are case-sensitive.")]
    [InlineData("imges", "There is no 'bot/imges'. Did you mean 'bot/images'? Names and bot ids are case-sensitive.")]
    [InlineData("bot/audio", null)]
    [InlineData("bot2/bot:images", null)]
    public async Task Read_IdOfNothing_SuggestsWhatIsThere(string id, string? hint)
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "hush"));

        (await fixture.ReadAsync(id)).ShouldBeNull();

        fixture.Reporter.Warnings.ShouldBe(hint is null ? [] : [hint]);
    }

    [Fact]
    public async Task Read_EntryWithAColonInItsName_IsFoundWithoutAHint()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("old:images", "hush"));

        (await fixture.ReadAsync("old:images")).ShouldNotBeNull();
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }
}
