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

    [Fact]
    public async Task Read_EntryWithAColonInItsName_IsFoundWithoutAHint()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("old:images", "hush"));

        (await fixture.ReadAsync("old:images")).ShouldNotBeNull();
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }
}
