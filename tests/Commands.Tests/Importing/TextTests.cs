using MediaProviders.LocalEngine.Programs;
using MediaProviders.LocalEngine.Values;
using YamlDotNet.RepresentationModel;

namespace MediaProviders.Commands.Tests.Importing;

public sealed class TextTests
{
    private static readonly string[] Texts =
        ["images", "yes", "No", "null", "1e3", "0x1f", "- a", "a: b", "#", "a #b", "\"", "\\", "'", "a'b", "a\nb", "\t", " a ", "größe", "日本", "😀",
            "\u001b[31m", "\u202e", "", "${x}", "$$", "2020-01-01", "~", "@", "%", "=", "<<", "a\u0085b\u2028c"];

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

    [Theory]
    [InlineData("a ${b}", "\"a $${b}\"")]
    [InlineData("svc$$reader", "\"svc$$$$reader\"")]
    [InlineData("end$", "\"end$$\"")]
    public void Literal_OfADollar_IsDoubled(string text, string yaml) => YamlText.Literal(text).ShouldBe(yaml);

    [Theory]
    [InlineData("$$")]
    [InlineData("$$$$")]
    [InlineData("$$$")]
    [InlineData("svc$$reader")]
    [InlineData("a$${b}")]
    [InlineData("a$$${b}")]
    [InlineData("${")]
    [InlineData("${pulumi.stack}")]
    [InlineData("end$")]
    [InlineData("fn::secret")]
    [InlineData("*alias")]
    [InlineData("&anchor")]
    [InlineData("!tag")]
    [InlineData("%TAG")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("a: b # c")]
    public void Literal_OfAnyText_IsReadBackByTheLanguage(string text) => ReadBack(text).ShouldBe(text);

    [Fact]
    public void Literal_OfRandomTexts_IsReadBackByTheLanguage()
    {
        const string Alphabet = "$$${}ab\"'\\:#\n\r\t *&!%@-,[]|>?~=é日\u001b\u2028\u00a0\u0000";
        var chance = new Random(20_260_101);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new string(chance.GetItems(Alphabet.AsSpan(), chance.Next(1, 12)));
            ReadBack(text).ShouldBe(text);
        }
    }

    // The local engine reads a text as the language does; a program that only hands it out needs no plugin.
    private static string ReadBack(string text)
    {
        var program = ProgramReader.Read($"name: p\nruntime: yaml\noutputs:\n  text: {YamlText.Literal(text)}\n");
        return program.Outputs.Single().Value.ShouldBeOfType<LiteralExpression>().Value.ShouldBeOfType<TextValue>().Text;
    }

    [Theory]
    [InlineData("C:\\Program Files", "'C:\\Program Files'")]
    [InlineData("it's $(date)", "'it''s $(date)'")]
    [InlineData("O\u2019Neil \u2018\u201A\u201B", "'O\u2019\u2019Neil \u2018\u2018\u201A\u201A\u201B\u201B'")]
    public void PowerShellScript_Word_IsOneWord(string text, string word) => PowerShellScript.Word(text).ShouldBe(word);

    [Theory]
    [InlineData("bot/images", "bot/images")]
    [InlineData("bot/old name", "'bot/old name'")]
    [InlineData("bot/it's $(date)", "'bot/it'\\''s $(date)'")]
    [InlineData("-x", "'-x'")]
    [InlineData("", "''")]
    public void BashScript_Word_IsOneWord(string text, string word) => BashScript.Word(text).ShouldBe(word);
}
