namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>A line of a list of sentences, and the tests that hold the provider to it.</summary>
/// <param name="Section">The heading above it.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Tests">Class and method of each test, as <c>CreateTests.Create_Absent_WritesAndConfirms</c>.</param>
internal sealed record HeldSentence(string Section, string Text, IReadOnlyList<string> Tests)
{
    // The indented names below one or several sentences belong to each of them.
    private static readonly Regex Group =
        new(@"^((- |(?=\d+\. ))(?<text>[^\n]+)\n)+(    (?<tests>[^\n]+)\n)*", RegexOptions.ExplicitCapture | RegexOptions.Multiline, TimeSpan.FromSeconds(10));

    /// <summary>The sentences of a file.</summary>
    public static IReadOnlyList<HeldSentence> Read(string path) =>
    [
        .. from section in Repository.Read(path).Split("\n## ")
           from Match found in Group.Matches(section)
           let tests = found.Groups["tests"].Captures.SelectMany(line => line.Value.Split(' ')).ToList()
           from Capture sentence in found.Groups["text"].Captures
           select new HeldSentence(section[..section.IndexOf('\n')], sentence.Value, tests),
    ];

    /// <summary>Each has tests, and all of them exist.</summary>
    public static void ShouldBeHeld(IReadOnlyList<HeldSentence> sentences)
    {
        sentences.ShouldAllBe(sentence => sentence.Tests.Count > 0);
        sentences.SelectMany(sentence => sentence.Tests).Where(test => !TestMethods.All.Contains(test)).ShouldBeEmpty();
    }
}
