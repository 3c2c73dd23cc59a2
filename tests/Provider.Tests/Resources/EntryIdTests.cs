namespace MediaProviders.Provider.Tests.Resources;

public sealed class EntryIdTests
{
    [Theory]
    [InlineData("bot", "images", "bot/images")]
    [InlineData("bot/one", "images", "bot%2Fone/images")]
    [InlineData("100%", "a/b", "100%25/a/b")]
    [InlineData("%2F", "%2F", "%252F/%2F")]
    public void Id_WrittenAndRead_IsTheSame(string bot, string name, string text)
    {
        new EntryId(bot, name).ToString().ShouldBe(text);
        EntryId.Parse(text, "other").ShouldBe(new EntryId(bot, name));
    }

    [Fact]
    public void Id_WithoutASlash_IsANameOnTheProvidersBot() => EntryId.Parse("images", "bot").ShouldBe(new EntryId("bot", "images"));

    [Fact]
    public void Id_WithControlCharacters_IsShownWithoutThem() => new EntryId("bot", "a\u001b[31m\r\n").Shown.ShouldBe("bot/a\\u001B[31m\\u000D\\u000A");
}
