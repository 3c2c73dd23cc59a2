namespace MediaProviders.Provider.Tests.Values;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("images", "images")]
    [InlineData("Größe 日本語 🔑", "Größe 日本語 🔑")]
    [InlineData("a\nb\r\t", "a\\u000Ab\\u000D\\u0009")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("left\u202Eright", "left\\u202Eright")]
    [InlineData("\u2028", "\\u2028")]
    [InlineData("zero\u200Bwidth", "zero\\u200Bwidth")]
    [InlineData("a\u00a0b\u3000", "a\\u00A0b\\u3000")]
    [InlineData("private\ue000", "private\\uE000")]
    [InlineData("unassigned\u0378", "unassigned\\u0378")]
    [InlineData("tag\U000E0041", "tag\\uE0041")]
    [InlineData("\u3164\u115F\u1160\uFFA0\u2800", "\\u3164\\u115F\\u1160\\uFFA0\\u2800")]
    [InlineData("a\u034F\u17B4\u180B\uFE0F\U000E0100b", "a\\u034F\\u17B4\\u180B\\uFE0F\\uE0100b")]
    public void Of_Text_CannotActOnATerminal(string text, string expected) => Printable.Of(text).ShouldBe(expected);

    [Fact]
    public void Of_LoneSurrogate_IsWrittenOut() => Printable.Of("a\uD800b").ShouldBe("a\\uFFFDb");

    [Fact]
    public void Of_LongText_IsCut()
    {
        Printable.Of(new string('a', 220)).ShouldBe(new string('a', 220));
        Printable.Of(new string('a', 221)).ShouldBe(new string('a', 220) + "…");
        Printable.Of(new string('a', 9000), int.MaxValue).ShouldBe(new string('a', 9000));
    }
}
