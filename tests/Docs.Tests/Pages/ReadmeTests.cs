namespace MediaProviders.Docs.Tests.Pages;

/// <summary>README says on its first screen whom it is for, since the vendor has closed the service to new customers.</summary>
public sealed class ReadmeTests
{
    private const int LinesOfAScreen = 20;

    [Theory]
    [InlineData("closed to new customers")]
    [InlineData("2023-09-30")]
    [InlineData("Conversation API")]
    [InlineData("You still need this if")]
    [InlineData("set `endpoint`")]
    [InlineData("emulator")]
    public void FirstScreen_OfReadme_TellsOfTheRetiredService(string words)
    {
        string screen = string.Join(' ', Repository.Read("README.md").Split('\n').Take(LinesOfAScreen).Select(line => line.TrimStart('>', ' ')));

        screen.ShouldContain(words);
    }
}
