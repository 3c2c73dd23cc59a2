namespace MediaProviders.Provider.Tests.Resources;

/// <summary>A server that hides its secrets behind mask characters can be imported from and refreshed; the mask itself is never sent.</summary>
public sealed class MaskTests : ResourceTests
{
    private const string Mask = "consists of mask characters only ('*', '•' and the like), which an API";
    private const string Placeholder = "is a placeholder such as '[secret]', which a tool";

    [Theory]
    [InlineData(ListedSecrets.Asterisks, true, "{basic: {password: S(********), username: reader}}", "basic")]
    [InlineData(ListedSecrets.Bullets, true, "{basic: {password: S(••••••••), username: reader}}", "basic")]
    [InlineData(ListedSecrets.Asterisks, false, "{bearer: S(********)}", "bearer")]
    [InlineData(ListedSecrets.Bullets, false, "{bearer: S(••••••••)}", "bearer")]
    public async Task Read_MaskedWithoutAState_AnswersTheMaskAsASecret(ListedSecrets masks, bool isBasic, string config, string authentication)
    {
        Start(masks, isBasic);
        var found = (await fixture.ReadAsync("bot/images"))!;
        Tree.Show(found.Inputs["config"]).ShouldBe(config);
        Tree.Show(found.State["config"]).ShouldBe(config);
        Tree.Show(found.State["authentication"]).ShouldBe(authentication);
        found.State.ContainsUnknown().ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "{basic: {password: S(********), username: reader}}")]
    [InlineData(false, "{bearer: S(********)}")]
    public async Task Read_MaskedAndOfTheOtherKindNow_WorksAndTheNextUpdateWritesTheProgramsValue(bool becomesBasic, string config)
    {
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        var was = await fixture.HaveAsync(Images.With("config", becomesBasic ? Tree.Bearer("known") : Tree.Basic("reader", "known")));
        fixture.Emulator.Store.Put("bot", becomesBasic ? Entry.Basic("images", "reader", "outside") : Entry.Bearer("images", "outside"));
        var found = (await fixture.ReadAsync(was))!;
        Tree.Show(found.State["config"]).ShouldBe(config);

        fixture.NextCommand();
        fixture.CheckAndDiff("images", found, ResourceFixture.InputsOf(was)).Plan.IsChange.ShouldBeTrue();
        await fixture.UpdateAsync(found, ResourceFixture.InputsOf(was));
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.BearerToken ?? there.Password).ShouldBe("known");
    }

    [Theory]
    [InlineData("reader", "****", "config.basic.password", Mask)]
    [InlineData("reader", "•", "config.basic.password", Mask)]
    [InlineData("reader", "●●●●●●●●", "config.basic.password", Mask)]
    [InlineData("**", "real", "config.basic.username", Mask)]
    [InlineData(null, "********", "config.bearer", Mask)]
    [InlineData("reader", "[secret]", "config.basic.password", Placeholder)]
    [InlineData("<hidden>", "real", "config.basic.username", Placeholder)]
    [InlineData(null, "[REDACTED]", "config.bearer", Placeholder)]
    public async Task CreateAndUpdate_OfAMaskOrAPlaceholder_AreRefusedWithoutAWrite(string? username, string secret, string path, string what)
    {
        var masked = Images.With("config", username is null ? Tree.Bearer(secret) : Tree.Basic(username, secret));
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", masked))).Message.ShouldBe(
            $"Creating 'bot/images' is refused: '{path}' {what} shows in place of a value that it hides. Nothing was sent. Give the real value.");
        fixture.Emulator.Requests.Total.ShouldBe(0);

        var was = await fixture.HaveAsync(Images);
        var update = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, masked));
        update.Message.ShouldStartWith($"Updating 'bot/images' is refused: '{path}' {what} shows");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Theory, Each("****1234", "abc…xyz", "$2b$12$abcdefghijklmnopqrstuv")]
    public async Task CreateAndUpdate_OfWhatTheListShowsAndMayHide_AreRefusedUnlessTheProgramOverwrites(string shown)
    {
        const string Reason =
            "'config.basic.password' is what the API's list or the state shows, and looks like a part, a hash or a placeholder of a value that it hides. "
                + "Nothing was sent. Give the real value; if this is the real value, set 'overwrite: true'.";
        var was = await fixture.HaveAsync(Images.With("config", Tree.Basic("reader", shown)));

        var update = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, Images.With("config", Tree.Basic("other", shown))));
        update.Message.ShouldBe($"Updating 'bot/images' is refused: {Reason}");
        fixture.NextCommand();
        var create = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images.With("config", Tree.Basic("reader", shown))));
        create.Message.ShouldBe($"Creating 'bot/images' is refused: {Reason}");
        fixture.Requests("POST").ShouldBe(1);

        fixture.NextCommand();
        await fixture.UpdateAsync(was, Images.With("config", Tree.Basic("other", shown)).With("overwrite", Value.Bool.True));
        fixture.Emulator.Store.Find("bot", "images")!.Username.ShouldBe("other");
    }

    [Theory]
    [InlineData("re****yz", "bot/pictures", false)]
    [InlineData("abc…xyz", "bot2/images", false)]
    [InlineData("{SSHA}c2VjcmV0", "bot/pictures", true)]
    public async Task Replace_OfWhatWasImportedAndMayHideTheSecret_IsRefusedAndKeepsTheOldEntry(string shown, string id, bool deletesFirst)
    {
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", shown));
        Kept was = (await fixture.ReadAsync("bot/images"))!;
        fixture.NextCommand();
        var given = Tree.Of(("botId", id.Split('/')[0]), ("name", id.Split('/')[1]), ("config", Tree.Basic("reader", shown)));
        fixture.CheckAndDiff("images", was, given).Plan.IsReplacement.ShouldBeTrue();
        var inputs = fixture.Check("images", given).Inputs;
        var failure = await Should.ThrowAsync<OperationFailedException>(() =>
            deletesFirst ? fixture.DeleteAsync(was) : fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        failure.Message.ShouldContain("'config.basic.password' is what the API's list or the state shows");
        (fixture.Requests("POST"), fixture.Requests("DELETE")).ShouldBe((0, 0));
        await fixture.Resource.CreateAsync(fixture.Op(), inputs.With("overwrite", Value.Bool.True), CancellationToken.None);
    }

    [Fact]
    public async Task Update_ProgramWithTheImportedMask_SendsNothing()
    {
        Start(ListedSecrets.Asterisks, isBasic: true);
        var found = (await fixture.ReadAsync("bot/images"))!;
        fixture.NextCommand();
        await fixture.UpdateAsync(found, found.Inputs);
        fixture.Requests("POST").ShouldBe(0);
    }

    private void Start(ListedSecrets masks, bool isBasic)
    {
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = masks };
        fixture.Emulator.Store.Put("bot", isBasic ? Entry.Basic("images", "reader", "hidden") : Entry.Bearer("images", "hidden"));
    }
}
