namespace MediaProviders.Provider.Tests.Schema;

/// <summary>The protocol layer serves any package: a second resource must not touch it.</summary>
public partial class ProtocolWordsTests
{
    [Fact]
    public void Protocol_Sources_NameNoNounOfTheDomain()
    {
        var files = Directory.GetFiles(RepositoryFile.At("provider/Protocol"), "*.cs", SearchOption.AllDirectories);

        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            NounPattern().Matches(File.ReadAllText(file)).Select(match => match.Value).ShouldBeEmpty(Path.GetFileName(file));
        }
    }

    [Theory]
    [InlineData("// the WhatsApp entry")]
    [InlineData("inputs[\"botId\"]")]
    [InlineData("a media provider")]
    [InlineData("the bot of the list")]
    [InlineData("\"mediaproviders:index:\"")]
    public void Noun_InALine_IsFound(string line) =>
        NounPattern().IsMatch(line).ShouldBeTrue();

    // The root namespace is the name of the product, and stands in every file.
    [GeneratedRegex("""whatsapp|sinch|media[ -]provider|\bbots?\b|botId|"mediaproviders""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NounPattern();
}
