using MediaProviders.Values;

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
    public void Of_Text_CannotActOnATerminal(string text, string expected) => Printable.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("Field [x] can not be empty.", "Field [x] can not be empty.")]
    [InlineData("a\r\n\tb\0  c", "a b c")]
    [InlineData("a\u001b[31mred\u001b[0m b", "ared b")]
    [InlineData("\u009b2Jgone", "gone")]
    [InlineData("\u001b]0;title\u0007text", "text")]
    [InlineData("\u001b]8;;http://evil.example\u001b\\link", "link")]
    [InlineData("\u001bPdevice\u001b\\text", "text")]
    [InlineData("\u001b]never ends", "")]
    [InlineData("x\u202ey\u200bz\ue000\ud83d", "xyz")]
    public void Words_Text_CannotActOnATerminal(string text, string expected) => Printable.Words(text).ShouldBe(expected);

    [Fact]
    public void Words_LongText_IsCut() => Printable.Words(new string('a', 500)).ShouldBe(new string('a', 199) + "…");

    [Fact]
    public void Of_LoneSurrogate_IsWrittenOut() => Printable.Of("a\uD800b").ShouldBe("a\\uFFFDb");

    [Fact]
    public void Of_LongText_IsCut()
    {
        Printable.Of(new string('a', 220)).ShouldBe(new string('a', 220));
        Printable.Of(new string('a', 221)).ShouldBe(new string('a', 220) + "…");
    }
}
