namespace MediaProviders.Provider.Tests.Conventions;

/// <summary>Rules of the house that a compiler does not know.</summary>
public sealed class HouseRuleTests
{
    private const int LongestFile = 250;
    private const int LongestLine = 160;

    [Fact]
    public void File_Length_FitsARoom() =>
        SourceFile.In("provider").Where(file => file.Text.Count(c => c == '\n') > LongestFile).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Line_Length_FitsAScreen() =>
        SourceFile.In("provider")
            .SelectMany(file => file.Text.Split('\n').Select((line, i) => (Place: $"{file.Path}:{i + 1}", line.TrimEnd('\r').Length)))
            .Where(line => line.Length > LongestLine).Select(line => line.Place).ShouldBeEmpty();

    [Theory, Each("tests", "eng", "examples")]
    public void Line_Length_FitsAScreenWithoutItsTexts(string folder) =>
        SourceFile.In(folder).Where(file => !file.Path.Contains("/Recordings/", StringComparison.Ordinal))
            .SelectMany(file => file.Code.Split('\n').Where(line => line.TrimEnd().Length > LongestLine).Select(line => $"{file.Path}: {line.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void Time_IsAParameter() =>
        SourceFile.In("provider")
            .SelectMany(file => file.Find(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bThread\.Sleep\b|\bStopwatch\b|\bEnvironment\.TickCount(64)?\b"))
            .ShouldBeEmpty();

    [Fact]
    public void Console_BelongsToTheProcess() =>
        SourceFile.In("provider")
            .Where(file => file.Path != "provider/Program.cs" && !file.Path.StartsWith("provider/Plugin/", StringComparison.Ordinal)
                && !file.Path.StartsWith("provider/Commands/Terminal/", StringComparison.Ordinal))
            .SelectMany(file => file.Find(@"\bConsole\.\w+"))
            .ShouldBeEmpty();

    [Fact]
    public void File_Name_SaysWhatItKnows() =>
        SourceFile.In("provider").Where(file => Regex.IsMatch(Path.GetFileName(file.Path), "(Utils?|Helpers?|Common|Manager)[.]")).Select(file => file.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Word_ThatIsNotOfTheField_StandsNowhere() =>
        SourceFile.In("provider")
            .SelectMany(file => file.Find(
                @"(?i)\b(nobody|somebody|someone|whoever|whom|he|his|hears|spoken|anew|mend(s|ed|ing)?|ways? on|for ever|company|surroundings)\b",
                inCodeOnly: false)).ShouldBeEmpty();

    [Fact]
    public void Resource_OfTheCatalog_HasExamples()
    {
        var programs = new[] { Repository.Root, Path.Combine(Repository.Root, "examples") }
            .SelectMany((folder, i) => Directory.EnumerateFiles(folder, "*.yaml", i == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToList();

        Catalog.Resources.Select(shape => shape.Name)
            .Where(name => !programs.Exists(program => program.Contains($":{name}\n") || program.Contains($":{name}\r\n"))).ShouldBeEmpty();
    }

    [Fact]
    public void Resource_OfTheCatalog_HasTests()
    {
        var tests = SourceFile.In("tests/Provider.Tests").Where(file => !file.Path.Contains("/Conventions/")).ToList();

        Catalog.Resources.Select(r => r.Name).Concat(Catalog.Functions.Select(f => f.Name))
            .Where(name => !tests.Exists(test => test.Text.Contains($"\"{name}\""))).ShouldBeEmpty();
    }

    [Fact]
    public void TestProject_WithoutThePlugin_IsTestedBesideItsBuild()
    {
        var without = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Where(project => !File.ReadAllText(project).Contains("<UsesPlugin>true<", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project));
        var targets = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Solution.targets"));

        Regex.Matches(targets, "'%[(]Filename[)]' == '([^']*)'").Select(match => match.Groups[1].Value).ShouldBe(without, ignoreOrder: true);
    }
}
