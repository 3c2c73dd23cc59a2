namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Ids that are written in another way than <c>bot/name</c>.</summary>
public sealed class ImportHintTests : ResourceTests
{
    [Theory]
    [InlineData("bot:images", "There is no 'bot/bot:images'. Did you mean 'bot/images'? An id is written 'bot/name'.")]
    [InlineData("bot/IMAGES", "There is no 'bot/IMAGES'. Did you mean 'bot/images'? Names and bot ids are case-sensitive.")]
    [InlineData("Images", "There is no 'bot/Images'. Did you mean 'bot/images'? Names and bot ids are case-sensitive.")]
    [InlineData("bot/audio", null)]
    [InlineData("bot2/bot:images", null)]
    public async Task Read_IdOfNothing_SuggestsWhatIsThere(string id, string? hint)
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "hush"));

        (await fixture.ReadAsync(id)).ShouldBeNull();

        fixture.Reporter.Warnings.ShouldBe(hint is null ? [] : [hint]);
    }

    [Theory]
    [InlineData("https://eu1.whatsapp.api.sinch.com/whatsapp/v1/bot/provider/images")]
    [InlineData("http://127.0.0.1/bot/images")]
    public async Task Read_IdThatIsAUrl_IsRefusedBeforeAnythingIsAsked(string id)
    {
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(id)))
            .Message.ShouldBe($"The id '{id}' is a URL. Write it as 'bot/name', for example 'my-bot/images'.");
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Read_EntryWithAColonInItsName_IsFoundWithoutAHint()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("old:images", "hush"));

        (await fixture.ReadAsync("old:images")).ShouldNotBeNull();
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }
}
