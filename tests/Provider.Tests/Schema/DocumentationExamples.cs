namespace MediaProviders.Provider.Tests.Schema;

/// <summary>The examples in the descriptions of the resource and the functions.</summary>
internal static partial class DocumentationExamples
{
    /// <summary>The languages that every example must be in.</summary>
    public static readonly string[] Languages = ["typescript", "python", "csharp", "go", "java", "yaml"];

    /// <summary>The description of every resource and function, by token.</summary>
    public static IEnumerable<(string Token, string Description)> Pages() => new[] { "resources", "functions" }
        .SelectMany(section => WrittenSchema.At(section).EnumerateObject())
        .Select(member => (member.Name, member.Value.GetProperty("description").GetString()!));

    /// <summary>The examples of one page, in order.</summary>
    public static IEnumerable<string> Examples(string page) => ExamplePattern().Matches(page).Select(match => match.Groups["text"].Value);

    /// <summary>The code of a text, with its language.</summary>
    public static IEnumerable<(string Language, string Code)> Code(string text) =>
        CodePattern().Matches(text).Select(match => (match.Groups["language"].Value, match.Groups["code"].Value));

    /// <summary>All examples in one language.</summary>
    public static IEnumerable<string> In(string language) => Pages()
        .SelectMany(page => Code(page.Description))
        .Where(code => code.Language == language)
        .Select(code => code.Code);

    [GeneratedRegex(@"\{\{% example %\}\}\n(?<text>.*?)\{\{% /example %\}\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodePattern();
}
