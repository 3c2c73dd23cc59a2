namespace MediaProviders.Docs.Tests.Errors;

/// <summary>The page of error texts holds what the plugin can print: all of it, and nothing else.</summary>
public sealed class ErrorTextTests
{
    /// <summary>
    /// Texts of the source that tell nobody that anything is wrong: a folder, the first line of a certificate, what is looked for in a response.
    /// </summary>
    private static readonly string[] NoMessages =
        ["Library/Application Support", "-----BEGIN CERTIFICATE-----", "not cached", "no error", "no errors", "not set", "frame size"];

    /// <summary>Files that write help, scripts for shells, or the content of files.</summary>
    private static readonly string[] Writers =
    [
        "provider/Plugin/PluginArguments.cs",
        "provider/Commands/CommandSyntax.cs",
        "provider/Commands/Importing/ProgramFile.cs",
    ];

    /// <summary>The most that a person reads of an error; names and commands come on top.</summary>
    private const int LongestText = 300;

    private static readonly IReadOnlyList<SourceText> Source =
        [.. SourceTexts.In("provider")
            .Where(text => !NoMessages.Contains(text.Text, StringComparer.Ordinal)
                && (!Writers.Contains(text.Path, StringComparer.Ordinal) || IsComplaint(text.Text)))];

    [Fact]
    public void Text_OfTheSource_IsOnThePage() =>
        Source.Where(text => !TroubleshootingPage.AllTexts.Contains(text.Text, StringComparer.Ordinal)).Select(text => text.ToString())
            .ShouldBeEmpty($"Give each an entry in {TroubleshootingPage.Path}: what it means and what to do.");

    [Fact]
    public void Text_OfThePage_IsInTheSource() =>
        TroubleshootingPage.AllTexts.Except(Source.Select(text => text.Text), StringComparer.Ordinal)
            .ShouldBeEmpty($"Nothing prints these any more: take them out of {TroubleshootingPage.Path}.");

    /// <summary>One error holds one of the long texts and what was said, together at most 400 characters; those of a refused create are tested whole.</summary>
    [Fact]
    public void Text_OfTheSource_IsShort() => Source.Where(text => text.Text.Length > LongestText).Select(text => text.ToString()).ShouldBeEmpty();

    [Fact]
    public void Text_OfThePage_StandsThereOnce() =>
        TroubleshootingPage.AllTexts.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();

    [Fact]
    public void Entry_OfThePage_HasTextsAndAnExplanation()
    {
        TroubleshootingPage.Entries.Count.ShouldBeGreaterThan(50);
        foreach (var entry in TroubleshootingPage.Entries)
        {
            entry.Texts.ShouldNotBeEmpty(entry.Title);
            entry.Explanation.Length.ShouldBeGreaterThan(40, entry.Title);
        }
    }

    [Fact]
    public void NoMessage_OfTheList_IsStillInTheSource() =>
        NoMessages.Except(SourceTexts.In("provider").Select(text => text.Text), StringComparer.Ordinal).ShouldBeEmpty();

    // What writes help also says when a word is unknown.
    private static bool IsComplaint(string text) => text.Contains("is neither", StringComparison.Ordinal);

    [Theory]
    [InlineData("throw new X(\"It went wrong.\");", "It went wrong.")]
    [InlineData("throw new X($\"Writing '{name}' failed.\");", "Writing '…' failed.")]
    [InlineData("return a ? \"one word\" : \"two more words\";", "one word|two more words")]
    [InlineData("return $\"It {(a ? \"went so\" : \"did not\")}.\";", "went so|did not")]
    [InlineData("return \"Left \" + name + (\" and right\" + \".\");", "Left … and right.")]
    [InlineData("return $\"Left {a} \" + $\"and {b}\";", "Left … and …")]
    [InlineData("return \"\"\"\n    Two\n    lines\n    \"\"\";", "Two lines")]
    [InlineData("const string A = \"A constant text\";", "A constant text")]
    [InlineData("return \"word\";", "")]
    [InlineData("return \"%20\" + 7;", "")]
    [InlineData("[Obsolete(\"Use something else\")] void A() {}", "")]
    public void Scan_OfSource_FindsEveryText(string code, string texts) =>
        string.Join('|', SourceTexts.Of("a.cs", $"class C {{ void M() {{ {code} }} }}").Select(text => text.Text)).ShouldBe(texts);

    [Theory]
    [InlineData("class C { Property P { get; } = new(\"name\", \"What it means.\"); }")]
    [InlineData("class C { object P = new Property(\"name\", \"What it \" + \"means.\"); }")]
    [InlineData("class C { object P = new Shape { Description = \"What it means.\" }; }")]
    [InlineData("class C { public override string ToString() => $\"[list of {n} entries]\"; }")]
    public void Scan_OfADescription_FindsNothing(string code) => SourceTexts.Of("a.cs", code).ShouldBeEmpty();
}
