namespace MediaProviders.Provider.Tests.Resources;

public sealed class UpdateTests
{
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Fact]
    public async Task Update_ChangedPassword_WritesOnceInPlace()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        var (inputs, plan) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "second-password"))));
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces, c.InInputs)).ShouldBe([("config.basic.password", Plan.ChangeKind.Update, false, true)]);
        var state = await fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None);
        Tree.Show(state).ShouldContain("password: S(second-password)");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
        fixture.Requests("POST").ShouldBe(2);
        fixture.Reporter.Everything.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_NothingToDo_MakesNoWrite()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var (inputs, plan) = fixture.CheckAndDiff("images", was, Images.With("overwrite", Value.Bool.True));
        plan.IsChange.ShouldBeFalse();
        var state = await fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None);
        Tree.Show(state["overwrite"]).ShouldBe("true");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Update_EntryGone_WritesItAnewAndSaysSo()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two"))));
        await fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' no longer existed on the bot; it is created again."]);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("token-two");
    }

    [Theory]
    [InlineData("config.basic.password", "second-user", "rotated-outside")]
    [InlineData("config.basic.username", "reader", "second-password")]
    [InlineData("config", "reader", "rotated-outside")]
    [InlineData("config.basic", "reader", "rotated-outside")]
    [InlineData("config.basic[*]", "reader", "rotated-outside")]
    public async Task Update_IgnoredPaths_TakeTheLiveValue(string ignored, string username, string password)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated-outside"));
        fixture.NextCommand();
        PropertyPath.TryParse(ignored, out var path).ShouldBeTrue();
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Basic("second-user", "second-password"))));
        var state = await fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [path], CancellationToken.None);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.Username, there.Password).ShouldBe((username, password));
        Tree.Show(state["config"]).ShouldBe($"{{basic: {{password: S({password}), username: {username}}}}}");
    }

    [Theory]
    [InlineData("config.basic.password", "{}")]
    [InlineData("config", "null")]
    [InlineData("config.basic", "{\"settings\":{}}")]
    public async Task Update_IgnoredPathsAndAListWithoutItsArray_IsRefusedUnlessTheEnvironmentSaysMissing(string ignored, string list)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated-outside"));
        fixture.NextCommand();
        PropertyPath.TryParse(ignored, out var path).ShouldBeTrue();
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Basic("second-user", "second-password"))));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = list, ContentType = "application/json", Count = 1 });
        var failure = await Should.ThrowAsync<OperationFailedException>(() => UpdateAsync());
        failure.Message.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("rotated-outside");

        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = list, ContentType = "application/json", Count = 1 });
        await UpdateAsync();
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");

        Task<ObjectValue> UpdateAsync() => fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [path], CancellationToken.None);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Update_NothingIgnoredAndAListWithoutItsArray_IsWrittenOnlyWhereItMayOverwrite(bool overwrite)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two"))));
        inputs = inputs.With("overwrite", Value.Bool.Of(overwrite));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = "{}", ContentType = "application/json", Count = 1 });
        var update = fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None);
        if (overwrite)
        {
            await update;
            fixture.Reporter.Warnings.ShouldBe(["'bot/images' was written, because of 'overwrite: true', although the API's list does not prove what was there before, because it has no array of providers."]);
        }
        else
        {
            (await Should.ThrowAsync<OperationFailedException>(update)).Message.ShouldBe(
                "Updating 'bot/images' is refused: the API's list does not prove what is there now, because it has no array of providers. Nothing was changed. "
                + "If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing. To write it anyway, set 'overwrite: true'.");
        }

        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe(overwrite ? "token-two" : null);
    }

    [Fact]
    public async Task Update_IgnoredSecretThatIsMasked_IsRefusedBeforeAnythingIsLost()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks });
        var was = await fixture.UpAsync("images", Images);
        PropertyPath.TryParse("config.basic.password", out var path).ShouldBeTrue();
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Basic("second-user", "first-password"))));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [path], CancellationToken.None));
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Diff_Rename_IsAReplacementAndClaimsNothing()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        var (_, plan) = fixture.CheckAndDiff("images", was, Images.With("name", new Value.Text("pictures")));
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces)).ShouldBe([("name", Plan.ChangeKind.Update, true)]);
        await fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Fact]
    public async Task Diff_SecrecyAlone_IsNoChange()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var (_, plan) = fixture.CheckAndDiff("images", was, Tree.Of(("name", Tree.Secret("images")), ("config", Tree.Basic(Tree.Secret("reader"), "first-password"))));
        plan.IsChange.ShouldBeFalse();
    }

    [Fact]
    public async Task Diff_OtherKindOfCredentials_AddsTheOneAndDropsTheOther()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var (_, plan) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("t"))));
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces)).ShouldBe([("config.basic", Plan.ChangeKind.Delete, false), ("config.bearer", Plan.ChangeKind.Add, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Update_GoneAndAnotherSpellingThere_IsRefused()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.Emulator.Store.Put("bot", Entry.Bearer("Images", "strangers-token"));
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two"))));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None));
        failure.Message.ShouldStartWith("Updating 'bot/images' is refused: the bot has 'Images', which differs only in case");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task CreateAndUpdate_NameWithoutThePrefix_AreRefusedWithoutACall()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var calls = fixture.Emulator.Requests.Total;
        var inputs = ResourceFixture.InputsOf(was);
        var fenced = fixture.NextCommand(("requiredNamePrefix", "dev-"));
        var create = await Should.ThrowAsync<OperationFailedException>(() => fenced.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        create.Message.ShouldBe("Creating 'bot/images' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'images' does not. Give it a name with the prefix.");
        var update = await Should.ThrowAsync<OperationFailedException>(() => fenced.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None));
        update.Message.ShouldBe("Updating 'bot/images' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'images' does not. Change 'requiredNamePrefix' and configure the provider with it. Or remove it from the state.");
        fixture.Emulator.Requests.Total.ShouldBe(calls);
    }

    [Fact]
    public async Task Diff_StateWithoutBotOrName_TakesThemFromTheId()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var inputs = ResourceFixture.InputsOf(was);
        LastKnown[] priors =
        [
            new(inputs.With("botId", null), was.State.With("botId", null)),
            new(inputs, was.State.With("name", null)),
            new(inputs.With("botId", null).With("name", null), ObjectValue.Empty),
        ];
        foreach (var lastKnown in priors)
        {
            fixture.Resource.Diff(fixture.Op(), was.Id, lastKnown, inputs, []).IsChange.ShouldBeFalse();
        }

        var plan = fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(ObjectValue.Empty, ObjectValue.Empty), inputs, []);
        plan.Changes.Select(c => (c.Path.ToString(), c.Replaces)).ShouldBe([("type", false), ("config", false)], ignoreOrder: true);
        fixture.Resource.Diff(fixture.Op(), "bot/other", priors[0] with { State = was.State.With("name", null) }, inputs, []).IsReplacement.ShouldBeTrue();
    }
}
