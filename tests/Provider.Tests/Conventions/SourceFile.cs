namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>A file of the product's source, for tests about the code itself.</summary>
/// <param name="Path">Where it is, from the root of the repository, with slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly Regex StringsAndComments = new("""
        "{3,}.*?"{3,}|"(?:\\.|[^"\\\n])*"|//[^\n]*
        """, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    /// <summary>The code alone: without what is written for people.</summary>
    public string Code => StringsAndComments.Replace(Text, "");

    /// <summary>The C# files under a folder of the repository, without what builds leave there.</summary>
    public static IEnumerable<SourceFile> In(string folder) =>
        Repository.Files(folder, "*.cs").Select(path => new SourceFile(path, File.ReadAllText(Repository.At(path))));

    /// <summary>Where a pattern is found in the code, as "path: match"; case matters unless the pattern says otherwise.</summary>
    public IEnumerable<string> Find(string pattern, bool inCodeOnly = true) =>
        Regex.Matches(inCodeOnly ? Code : Text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Select(match => $"{Path}: {match.Value}");
}
