namespace MediaProviders.Provider.Tests.Resources;

public sealed class UpdateTests : ResourceTests
{
    [Fact]
    public async Task Update_ChangedPassword_WritesOnceInPlace()
    {
        var was = await fixture.HaveAsync(Images);
        var changed = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "second-password")));
        fixture.CheckAndDiff("images", was, changed).Plan.Changes
            .Select(c => (c.Path.ToString(), c.Kind, c.Replaces, c.InInputs)).ShouldBe([("config.basic.password", Plan.ChangeKind.Update, false, true)]);
        var state = await fixture.UpdateAsync(was, changed);
        Tree.Show(state).ShouldContain("password: S(second-password)");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
        fixture.Requests("POST").ShouldBe(2);
        fixture.Reporter.Everything.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_NothingToDo_MakesNoWrite()
    {
        var was = await fixture.UpAsync("images", Images);
        var overwriting = Images.With("overwrite", Value.Bool.True);
        fixture.CheckAndDiff("images", was, overwriting).Plan.IsChange.ShouldBeFalse();
        var state = await fixture.UpdateAsync(was, overwriting);
        Tree.Show(state["overwrite"]).ShouldBe("true");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "config.basic.username")]
    public async Task Update_TakenBackWhileTheListLags_IsWrittenAgain(bool isBearer, string? ignored)
    {
        var first = isBearer ? Images.With("config", Tree.Bearer("token-one")) : Images;
        var second = Images.With("config", Tree.Basic("reader", "second-password"));
        Kept was = await fixture.HaveAsync(first);
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) };
        var inputs = fixture.CheckAndDiff("images", was, second).Inputs;
        var partly = await Should.ThrowAsync<PartlyDoneException>(() =>
            fixture.Resource.UpdateAsync(fixture.Op(timeout: TimeSpan.FromSeconds(1)), was.Id, was.LastKnown, inputs, [], CancellationToken.None));
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
        fixture.NextCommand();
        await fixture.UpdateAsync(partly, first, ignored is null ? [] : [ignored]);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.Password, there.BearerToken).ShouldBe(isBearer ? (null, "token-one") : ("first-password", null));
    }

    [Fact]
    public async Task Update_EntryGone_CreatesItAgainAndSaysSo()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        await fixture.UpdateAsync(was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two"))));
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
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated-outside"));
        var state = await fixture.UpdateAsync(was, Tree.Of(("name", "images"), ("config", Tree.Basic("second-user", "second-password"))), ignored);
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
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated-outside"));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = list, ContentType = "application/json", Count = 1 });
        (await Should.ThrowAsync<OperationFailedException>(() => UpdateAsync())).Message.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("rotated-outside");

        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = list, ContentType = "application/json", Count = 1 });
        await UpdateAsync();
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");

        Task<ObjectValue> UpdateAsync() => fixture.UpdateAsync(was, Images.With("config", Tree.Basic("second-user", "second-password")), ignored);
    }

    [Theory, Each(false, true)]
    public async Task Update_NothingIgnoredAndAListWithoutItsArray_IsWrittenOnlyWhereItMayOverwrite(bool overwrite)
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = "{}", ContentType = "application/json", Count = 1 });
        var update = fixture.UpdateAsync(was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two")), ("overwrite", overwrite)));
        if (overwrite)
        {
            await update;
            fixture.Reporter.Warnings.ShouldBe(
                ["'bot/images' was written, because of 'overwrite: true', although the API's list does not prove what was there before, because it has no "
                    + "array of providers."]);
        }
        else
        {
            (await Should.ThrowAsync<OperationFailedException>(update)).Message.ShouldBe(
                "Updating 'bot/images' is refused: the API's list does not prove what is there now, because it has no array of providers. Nothing was changed. "
                + "If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing. To write it anyway, set "
                + "'overwrite: true'.");
        }

        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe(overwrite ? "token-two" : null);
    }

    [Fact]
    public async Task Diff_Rename_IsAReplacementAndClaimsNothing()
    {
        var was = await fixture.HaveAsync(Images);
        var (_, plan) = fixture.CheckAndDiff("images", was, Images.With("name", new Value.Text("pictures")));
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces)).ShouldBe([("name", Plan.ChangeKind.Update, true)]);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Fact]
    public async Task Diff_OtherKindOfCredentials_AddsTheOneAndDropsTheOther()
    {
        var was = await fixture.UpAsync("images", Images);
        var (_, plan) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("t"))));
        plan.Changes.Select(c => (c.Path.ToString(), c.Kind, c.Replaces))
            .ShouldBe([("config.basic", Plan.ChangeKind.Delete, false), ("config.bearer", Plan.ChangeKind.Add, false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Update_GoneAndAnotherSpellingThere_IsRefused()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.Emulator.Store.Put("bot", Entry.Bearer("Images", "strangers-token"));
        var failure = await Should.ThrowAsync<OperationFailedException>(
            () => fixture.UpdateAsync(was, Tree.Of(("name", "images"), ("config", Tree.Bearer("token-two")))));
        failure.Message.ShouldStartWith("Updating 'bot/images' is refused: the bot has 'Images', which differs only in case");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Diff_StateWithoutBotOrName_TakesThemFromTheId()
    {
        var was = await fixture.UpAsync("images", Images);
        var inputs = ResourceFixture.InputsOf(was);
        LastKnown[] priors =
        [
            new(inputs.With("botId", null), was.State.With("botId", null)),
            new(inputs, was.State.With("name", null)),
            new(inputs.With("botId", null).With("name", null), ObjectValue.Empty),
        ];
        priors.Where(lastKnown => fixture.Resource.Diff(fixture.Op(), was.Id, lastKnown, inputs, []).IsChange).ShouldBeEmpty();

        var plan = fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(ObjectValue.Empty, ObjectValue.Empty), inputs, []);
        plan.Changes.Select(c => (c.Path.ToString(), c.Replaces)).ShouldBe([("type", false), ("config", false)], ignoreOrder: true);
        fixture.Resource.Diff(fixture.Op(), "bot/other", priors[0] with { State = was.State.With("name", null) }, inputs, []).IsReplacement.ShouldBeTrue();
    }
}
