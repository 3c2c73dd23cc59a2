namespace MediaProviders.Provider.Tests.Resources;

/// <summary>A server that hides its secrets behind mask characters can be imported from and refreshed; the mask itself is never sent.</summary>
public sealed class MaskTests
{
    private static readonly LastKnown Nothing = new(ObjectValue.Empty, ObjectValue.Empty);
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Theory]
    [InlineData(ListedSecrets.Asterisks, true, "{basic: {password: S(********), username: reader}}", "basic")]
    [InlineData(ListedSecrets.Bullets, true, "{basic: {password: S(••••••••), username: reader}}", "basic")]
    [InlineData(ListedSecrets.Asterisks, false, "{bearer: S(********)}", "bearer")]
    [InlineData(ListedSecrets.Bullets, false, "{bearer: S(••••••••)}", "bearer")]
    public async Task Read_MaskedWithoutAState_AnswersTheMaskAsASecret(ListedSecrets masks, bool isBasic, string config, string authentication)
    {
        await using var fixture = await StartAsync(masks, isBasic);
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), "bot/images", Nothing, CancellationToken.None))!;
        Tree.Show(found.Inputs["config"]).ShouldBe(config);
        Tree.Show(found.State["config"]).ShouldBe(config);
        Tree.Show(found.State["authentication"]).ShouldBe(authentication);
        found.State.ContainsUnknown().ShouldBeFalse();
    }

    [Fact]
    public async Task Read_MaskedWithAStateOfTheSameKind_KeepsTheStatesOwn()
    {
        await using var fixture = await StartAsync(ListedSecrets.Asterisks, isBasic: false);
        var was = await KnownAsync(fixture, Tree.Bearer("known"));
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        Tree.Show(found.State["config"]).ShouldBe("{bearer: S(known)}");
    }

    [Theory]
    [InlineData(true, "{basic: {password: S(********), username: reader}}")]
    [InlineData(false, "{bearer: S(********)}")]
    public async Task Read_MaskedAndOfTheOtherKindNow_WorksAndTheNextUpdateWritesTheProgramsValue(bool becomesBasic, string config)
    {
        await using var fixture = await StartAsync(ListedSecrets.Asterisks, becomesBasic);
        var was = await KnownAsync(fixture, becomesBasic ? Tree.Bearer("known") : Tree.Basic("reader", "known"));
        fixture.Emulator.Store.Put("bot", becomesBasic ? Entry.Basic("images", "reader", "outside") : Entry.Bearer("images", "outside"));
        fixture.NextCommand();
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        Tree.Show(found.State["config"]).ShouldBe(config);

        fixture.NextCommand();
        var lastKnown = new LastKnown(found.Inputs, found.State);
        var inputs = fixture.Check("images", ResourceFixture.InputsOf(was), found.Inputs).Inputs;
        fixture.Resource.Diff(fixture.Op(), found.Id, lastKnown, inputs, []).IsChange.ShouldBeTrue();
        await fixture.Resource.UpdateAsync(fixture.Op(), found.Id, lastKnown, inputs, [], CancellationToken.None);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.BearerToken ?? there.Password).ShouldBe("known");
    }

    [Theory]
    [InlineData("reader", "****", "config.basic.password")]
    [InlineData("reader", "•", "config.basic.password")]
    [InlineData("reader", "●●●●●●●●", "config.basic.password")]
    [InlineData("**", "real", "config.basic.username")]
    [InlineData(null, "********", "config.bearer")]
    public async Task CreateAndUpdate_OfAMask_AreRefusedWithoutAWrite(string? username, string secret, string path)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var masked = Images.With("config", username is null ? Tree.Bearer(secret) : Tree.Basic(username, secret));
        var create = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", masked));
        create.Message.ShouldBe($"Creating 'bot/images' is refused: '{path}' consists of mask characters only ('*', '•' and the like), which an API shows in place of a value that it hides. Nothing was sent. Give the real value.");
        fixture.Emulator.Requests.Total.ShouldBe(0);

        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        var (inputs, _) = fixture.CheckAndDiff("images", was, masked);
        var update = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.UpdateAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None));
        update.Message.ShouldStartWith($"Updating 'bot/images' is refused: '{path}' consists of mask characters only");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Theory]
    [InlineData("reader", "[secret]", "config.basic.password")]
    [InlineData("<hidden>", "real", "config.basic.username")]
    [InlineData(null, "[REDACTED]", "config.bearer")]
    public async Task Create_OfAPlaceholder_IsRefusedWithoutAWrite(string? username, string secret, string path)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var create = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images.With("config", username is null ? Tree.Bearer(secret) : Tree.Basic(username, secret))));
        create.Message.ShouldBe($"Creating 'bot/images' is refused: '{path}' is a placeholder such as '[secret]', which a tool shows in place of a value that it hides. Nothing was sent. Give the real value.");
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Update_ProgramWithTheImportedMask_SendsNothing()
    {
        await using var fixture = await StartAsync(ListedSecrets.Asterisks, isBasic: true);
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), "bot/images", Nothing, CancellationToken.None))!;
        fixture.NextCommand();
        var inputs = fixture.Check("images", found.Inputs, found.Inputs).Inputs;
        await fixture.Resource.UpdateAsync(fixture.Op(), found.Id, new LastKnown(found.Inputs, found.State), inputs, [], CancellationToken.None);
        fixture.Requests("POST").ShouldBe(0);
    }

    private static async Task<ResourceFixture> StartAsync(ListedSecrets masks, bool isBasic)
    {
        var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ListedSecrets = masks });
        fixture.Emulator.Store.Put("bot", isBasic ? Entry.Basic("images", "reader", "hidden") : Entry.Bearer("images", "hidden"));
        return fixture;
    }

    private static async Task<Resource.Created> KnownAsync(ResourceFixture fixture, ObjectValue config)
    {
        fixture.Emulator.Store.Remove("bot", "images");
        var was = await fixture.UpAsync("images", Images.With("config", config));
        fixture.NextCommand();
        return was;
    }
}
