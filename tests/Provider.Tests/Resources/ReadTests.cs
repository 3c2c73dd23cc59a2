namespace MediaProviders.Provider.Tests.Resources;

public sealed class ReadTests
{
    private static readonly LastKnown Nothing = new(ObjectValue.Empty, ObjectValue.Empty);
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Theory]
    [InlineData("bot/images")]
    [InlineData("images")]
    public async Task Read_FromTheIdAlone_GivesInputsWithoutADiff(string id)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "imported"));
        fixture.Emulator.Store.Put("bot", Entry.Basic("neighbour", "other", "neighbours-password"));
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), id, Nothing, CancellationToken.None))!;
        found.Id.ShouldBe("bot/images");
        Tree.Show(found.Inputs).ShouldBe("{botId: bot, config: {basic: {password: S(imported), username: reader}}, name: images, overwrite: false, type: www}");
        Tree.Show(found.State).ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(imported), username: reader}}, name: images, overwrite: false, type: www}");
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
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer(name, "t"));
        (await fixture.Resource.ReadAsync(fixture.Op(), id, Nothing, CancellationToken.None))!.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Read_NotInTheList_IsGone()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand();
        (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_SecretChangedOutside_IsSeenAsAChangedPath()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        fixture.NextCommand();
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        var plan = fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(found.Inputs, found.State), ResourceFixture.InputsOf(was), []);
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces)).ShouldBe([("config.basic.password", Plan.ChangeKind.Update, false)]);
    }

    [Fact]
    public async Task Read_WhatTheProgramMarkedItself_StaysMarked()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Tree.Of(("name", "images"), ("config", Tree.Basic(Tree.Secret("reader"), "first-password"))));
        fixture.NextCommand();
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        Tree.Show(found.Inputs["config"]).ShouldBe("{basic: {password: S(first-password), username: S(reader)}}");
        Tree.Show(found.State).ShouldBe(Tree.Show(was.State));
    }

    [Fact]
    public async Task Read_MaskedSecret_IsNoDrift()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks });
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        Tree.Show(found.State).ShouldBe(Tree.Show(was.State));
    }

    [Theory]
    [InlineData(401, FailureKind.Unauthenticated)]
    [InlineData(403, FailureKind.Forbidden)]
    [InlineData(404, FailureKind.Precondition)]
    [InlineData(410, FailureKind.Precondition)]
    [InlineData(429, FailureKind.Throttled)]
    [InlineData(500, FailureKind.Failed)]
    [InlineData(503, FailureKind.Failed)]
    public async Task Read_ErrorStatus_IsAnErrorAndNeverGone(int status, object kind)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.List, count: null));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
        failure.Kind.ShouldBe((FailureKind)kind);
        failure.Message.ShouldStartWith("Reading 'bot/images' failed. ");
    }

    [Theory]
    [InlineData("<html></html>", "text/html")]
    [InlineData("", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("\"text\"", "application/json")]
    [InlineData("{\"settings\":\"x\"}", "application/json")]
    [InlineData("{\"settings\":{\"application\":{\"media\":{\"providers\":{}}}}}", "application/json")]
    [InlineData("{\"settings\":{\"appl", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("{\"settings\":{\"application\":{\"media\":{\"providers\":null}}}}", "application/json")]
    public async Task Read_AnswerThatIsNoList_IsAnErrorAndNeverGone(string body, string contentType)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = body, ContentType = contentType });
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
    }

    [Fact]
    public async Task Read_ListWithoutArrayButDeclaredEmpty_IsGone()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { EmptyList = EmptyListForm.EmptyObject });
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        var was = await fixture.UpAsync("images", Images);
        fixture.Environment.Clear();
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand();
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
        failure.Message.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand();
        (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_NameWithoutThePrefix_IsRefusedWithoutARequest()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("prod-images", "prods-token"));
        fixture.NextCommand(("requiredNamePrefix", "dev-"));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), "bot/prod-images", Nothing, CancellationToken.None));
        failure.Message.ShouldBe("Reading 'bot/prod-images' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'prod-images' does not. Change 'requiredNamePrefix' and configure the provider with it.");
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("bot/", "The id 'bot/' has no name. Write it as 'bot/name'.")]
    [InlineData("/images", "The id '/images' has no bot before its slash. Write it as 'bot/name'.")]
    public async Task Read_IdWithoutAPart_IsRefused(string id, string message)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), id, Nothing, CancellationToken.None))).Message.ShouldBe(message);
    }
}
