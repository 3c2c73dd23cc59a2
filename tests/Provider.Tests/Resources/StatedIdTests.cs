namespace MediaProviders.Provider.Tests.Resources;

/// <summary>An id and the bot and name beside it must name one entry: else nothing is read, written or deleted.</summary>
public sealed class StatedIdTests
{
    private const string Drop = "so the id in the state has been edited. To remove it from the state without touching any entry, remove it from the state; then import the entry that is meant.";
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "mine")));

    public static TheoryData<string, string> Edited => new()
    {
        { "bot/prod", "'name' that is stored with this id is 'images'" },
        { "prod", "'name' that is stored with this id is 'images'" },
        { "bot/Images", "'name' that is stored with this id is 'images'" },
        { "bot2/images", "'botId' that is stored with this id is 'bot'" },
        { "b%2Fot/images", "'botId' that is stored with this id is 'bot'" },
    };

    [Theory]
    [MemberData(nameof(Edited))]
    public async Task Delete_IdOfAnotherEntryThanTheState_IsRefused(string id, string says)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var lastKnown = await PrepareAsync(fixture);

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.DeleteAsync(fixture.Op(), id, lastKnown, CancellationToken.None));

        failure.Kind.ShouldBe(FailureKind.Precondition);
        failure.Message.ShouldContain(says);
        failure.Message.ShouldStartWith("Deleting '");
        failure.Message.ShouldEndWith(Drop);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Edited))]
    public async Task Read_IdOfAnotherEntryThanTheState_IsRefused(string id, string says)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var lastKnown = await PrepareAsync(fixture);

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), id, lastKnown, CancellationToken.None));

        failure.Message.ShouldContain(says);
        failure.Message.ShouldEndWith(Drop);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Update_IdOfAnotherEntryThanTheState_IsRefusedInThePreviewToo(bool preview)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var lastKnown = await PrepareAsync(fixture);
        var desired = lastKnown.Inputs.With("name", new Value.Text("prod"));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.UpdateAsync(fixture.Op(preview: preview), "bot/prod", lastKnown, desired, [], CancellationToken.None));

        failure.Message.ShouldContain("'name' that is stored with this id is 'images'");
        fixture.Emulator.Store.Find("bot", "prod")!.BearerToken.ShouldBe("theirs");
    }

    [Fact]
    public async Task Delete_NameMarkedSecret_IsHeldAgainstTheIdAndNotShown()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var lastKnown = await PrepareAsync(fixture);
        lastKnown = new LastKnown(lastKnown.Inputs.With("name", lastKnown.Inputs["name"].AsSecret()), lastKnown.State.With("name", lastKnown.State["name"].AsSecret()));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.DeleteAsync(fixture.Op(), "bot/prod", lastKnown, CancellationToken.None));

        failure.Message.ShouldContain("the 'name' that is stored with this id is another one");
        failure.Message.ShouldNotContain("images");
        await fixture.Resource.DeleteAsync(fixture.Op(), "bot/images", lastKnown, CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Fact]
    public async Task Delete_InputsAloneNameAnother_IsRefused()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var lastKnown = await PrepareAsync(fixture);
        var old = lastKnown with { State = lastKnown.State.With("name", null).With("botId", null) };
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.DeleteAsync(fixture.Op(), "bot/prod", old, CancellationToken.None));
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory]
    [InlineData("images")]
    [InlineData("bot/images")]
    public async Task Delete_StateWithoutBotOrName_IsWhatTheIdSays(string id)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        await PrepareAsync(fixture);
        await fixture.Resource.DeleteAsync(fixture.Op(), id, new LastKnown(ObjectValue.Empty, Tree.Of(("name", ""), ("type", "www"))), CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
        fixture.Emulator.Store.Find("bot", "prod").ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_OfAProgramWithPropertiesOfItsOwn_SaysToCorrectThem()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        await PrepareAsync(fixture);
        var asked = new LastKnown(ObjectValue.Empty, Tree.Of(("name", "images")));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.ReadAsync(fixture.Op(), "bot/prod", asked, CancellationToken.None));
        failure.Message.ShouldBe("Reading 'bot/prod' is refused: the 'name' that is stored with this id is 'images', so it is not clear which entry is meant. Correct one of the two.");
        (await fixture.Resource.ReadAsync(fixture.Op(), "bot/prod", new LastKnown(ObjectValue.Empty, ObjectValue.Empty), CancellationToken.None))!.Id.ShouldBe("bot/prod");
    }

    private static async Task<LastKnown> PrepareAsync(ResourceFixture fixture)
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Bearer("prod", "theirs"));
        fixture.NextCommand();
        return ResourceFixture.LastKnownOf(was);
    }
}
