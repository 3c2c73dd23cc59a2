using MediaProviders.Commands.Importing;
using YamlDotNet.RepresentationModel;

namespace MediaProviders.Commands.Tests.Importing;

public sealed class TextTests
{
    private static readonly string[] Texts =
        ["images", "yes", "No", "null", "1e3", "0x1f", "- a", "a: b", "#", "a #b", "\"", "\\", "'", "a'b", "a\nb", "\t", " a ", "größe", "日本", "😀", "\u001b[31m", "\u202e", "", "${x}", "$$", "2020-01-01", "~", "@", "%", "=", "<<", "a\u0085b\u2028c"];

    [Fact]
    public void YamlText_OfAnyText_IsReadBackAsThatText()
    {
        foreach (var text in Texts)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader($"{YamlText.Of(text)}: {YamlText.Of(text)}\n"));
            var (key, value) = ((YamlMappingNode)stream.Documents[0].RootNode).Children.Single();

            ((YamlScalarNode)key).Value.ShouldBe(text);
            ((YamlScalarNode)value).Value.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData("images", "images")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("größe", "\"größe\"")]
    [InlineData("\u001b[31m", "\"\\u001B[31m\"")]
    public void YamlText_Of_IsPlainOnlyWhereNothingElseIsMeant(string text, string yaml) => YamlText.Of(text).ShouldBe(yaml);

    [Fact]
    public void Literal_OfAReference_IsNoReference() => YamlText.Literal("a ${b}").ShouldBe("\"a $${b}\"");

    [Theory]
    [InlineData("bot/images", "bot/images")]
    [InlineData("bot/old name", "'bot/old name'")]
    [InlineData("bot/it's $(date)", "'bot/it'\\''s $(date)'")]
    [InlineData("-x", "'-x'")]
    [InlineData("", "''")]
    public void ShellText_Of_IsOneWord(string text, string word) => ShellText.Of(text).ShouldBe(word);
}
