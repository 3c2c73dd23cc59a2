namespace MediaProviders.Provider.Tests.Resources;

/// <summary>An id and the bot and name beside it must name one entry: else nothing is read, written or deleted.</summary>
public sealed class StatedIdTests : ResourceTests
{
    private const string Drop =
        "so the id in the state has been edited. To remove it from the state without touching any entry, remove it from the state; then import the right "
            + "entry.";

    [Theory]
    [Each("bot/prod", "prod", "bot/Images", With = "'name' that is stored with this id is 'images'")]
    [Each("bot2/images", "b%2Fot/images", With = "'botId' that is stored with this id is 'bot'")]
    public async Task DeleteAndRead_IdOfAnotherEntryThanTheState_AreRefused(string id, string says)
    {
        var was = await PrepareAsync() with { Id = id };

        var delete = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));
        var read = await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(was));

        delete.Kind.ShouldBe(FailureKind.Precondition);
        delete.Message.ShouldStartWith("Deleting '");
        foreach (var text in new[] { delete.Message, read.Message })
        {
            text.ShouldContain(says);
            text.ShouldEndWith(Drop);
        }

        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory, Each(false, true)]
    public async Task Update_IdOfAnotherEntryThanTheState_IsRefusedInThePreviewToo(bool preview)
    {
        var was = await PrepareAsync();

        var failure = await Should.ThrowAsync<OperationFailedException>(
            () => fixture.Resource.UpdateAsync(
                fixture.Op(preview: preview), "bot/prod", was.LastKnown, was.Inputs.With("name", Tree.Text("prod")), [], CancellationToken.None));

        failure.Message.ShouldContain("'name' that is stored with this id is 'images'");
        fixture.Emulator.Store.Find("bot", "prod")!.BearerToken.ShouldBe("theirs");
    }

    [Fact]
    public async Task Delete_NameMarkedSecret_IsHeldAgainstTheIdAndNotShown()
    {
        var was = await PrepareAsync();
        was = was with { Inputs = was.Inputs.With("name", Tree.Secret("images")), State = was.State.With("name", Tree.Secret("images")) };

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was with { Id = "bot/prod" }));

        failure.Message.ShouldContain("the 'name' that is stored with this id is another one");
        failure.Message.ShouldNotContain("images");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Fact]
    public async Task Delete_InputsAloneNameAnother_IsRefused()
    {
        var was = await PrepareAsync();
        var old = new Kept("bot/prod", was.Inputs, was.State.With("name", null).With("botId", null));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(old));
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory, Each("images", "bot/images")]
    public async Task Delete_StateWithoutBotOrName_IsWhatTheIdSays(string id)
    {
        await PrepareAsync();
        await fixture.DeleteAsync(new Kept(id, ObjectValue.Empty, Tree.Of(("name", ""), ("type", "www"))));
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
        fixture.Emulator.Store.Find("bot", "prod").ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_OfAProgramWithPropertiesOfItsOwn_SaysToCorrectThem()
    {
        await PrepareAsync();
        var asked = new Kept("bot/prod", ObjectValue.Empty, Tree.Of(("name", "images")));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(asked));
        failure.Message.ShouldBe(
            "Reading 'bot/prod' is refused: the 'name' that is stored with this id is 'images', so it is not clear which entry is meant. Correct one of the two.");
        (await fixture.ReadAsync("bot/prod"))!.Id.ShouldBe("bot/prod");
    }

    private async Task<Kept> PrepareAsync()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("prod", "theirs"));
        return await fixture.HaveAsync(Images);
    }
}
