namespace MediaProviders.Examples.Tests.Languages;

/// <summary>A program in something people read.</summary>
/// <param name="Language">The language its fence names.</param>
public sealed partial record Snippet(string Origin, string Language, string Code)
{
    /// <summary>Every program of a language in the schema's descriptions, README, the page of languages and the SDK's README.</summary>
    public static IReadOnlyList<Snippet> In(string language) => [.. All.Where(snippet => snippet.Language == language)];

    /// <summary>All programs.</summary>
    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. new[] { "README.md", "docs/languages.md", "sdk/dotnet/README.md" }.SelectMany(path => Read(path, Repository.Read(path))),
        .. Descriptions().SelectMany(description => Read(description.Origin, description.Text)),
    ];

    public override string ToString() => $"{Origin} ({Language})";

    private static IEnumerable<Snippet> Read(string origin, string markdown) => Fence().Matches(markdown)
        .Where(fence => fence.Groups["language"].Value is "typescript" or "python" or "go" or "java" or "csharp" or "yaml")
        .Select((fence, i) => new Snippet($"{origin} #{i + 1}", fence.Groups["language"].Value, fence.Groups["code"].Value));

    private static IEnumerable<(string Origin, string Text)> Descriptions()
    {
        using var schema = JsonDocument.Parse(Repository.Read("provider/schema.json"));
        return [.. new[] { "resources", "functions" }.SelectMany(
            kind => schema.RootElement.GetProperty(kind).EnumerateObject()
                .Select(member => (member.Name, member.Value.GetProperty("description").GetString()!)))];
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Fence();
}
