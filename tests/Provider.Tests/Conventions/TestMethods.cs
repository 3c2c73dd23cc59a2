namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>The tests of every test project, as the sources have them: tables that name tests hold their names against these.</summary>
internal static class TestMethods
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    private static readonly Regex Class =
        new(@"^(?<indent> *)(?:[a-z]+ )*class (?<name>\w+)(\([^)]*\))?( : (?<base>\w+))?", RegexOptions.ExplicitCapture, Enough);
    private static readonly Regex Attribute = new(@"^ *\[\w*(?:Fact|Theory)(?!.*\bSkip\b)(?:Attribute)?\b", RegexOptions.ExplicitCapture, Enough);
    private static readonly Regex Method =
        new(@"^(?<indent> *)(?:public|internal|private|protected)\b[^(=;{]*\b(?<name>\w+)\(", RegexOptions.ExplicitCapture, Enough);

    private static readonly Lazy<IReadOnlySet<string>> Found = new(() =>
    {
        var texts = SourceFile.In("tests").Select(file => file.Text).ToList();
        var own = texts.SelectMany(In).ToHashSet(StringComparer.Ordinal);
        var inherited =
            from line in texts.SelectMany(text => text.Split('\n'))
            let derived = Class.Match(line).Groups
            where derived["base"].Success
            from test in own
            where test.StartsWith($"{derived["base"].Value}.", StringComparison.Ordinal)
            select $"{derived["name"].Value}{test[derived["base"].Length..]}";
        return own.Concat(inherited.ToList()).ToHashSet(StringComparer.Ordinal);
    });

    /// <summary>Class and method of each test that is run, as <c>CreateTests.Create_Absent_WritesAndConfirms</c>.</summary>
    public static IReadOnlySet<string> All => Found.Value;

    /// <summary>The tests in the text of one file. The house's format is taken for granted: a class's members stand four columns further in.</summary>
    public static IEnumerable<string> In(string text)
    {
        var classes = new Dictionary<int, string>();
        var isTest = false;
        foreach (var line in text.Split('\n'))
        {
            if (Class.Match(line) is { Success: true } declared)
            {
                classes[declared.Groups["indent"].Length] = declared.Groups["name"].Value;
            }
            else if (Method.Match(line) is { Success: true } method)
            {
                if (isTest && classes.TryGetValue(method.Groups["indent"].Length - 4, out var owner))
                {
                    yield return $"{owner}.{method.Groups["name"].Value}";
                }

                isTest = false;
            }

            isTest |= Attribute.IsMatch(line);
        }
    }
}
