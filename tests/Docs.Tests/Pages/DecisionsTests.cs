using System.Xml.Linq;

namespace MediaProviders.Docs.Tests.Pages;

/// <summary>Every package that the repository names has a line with a reason on the page of decisions, and no other has.</summary>
public sealed class DecisionsTests
{
    private static readonly Dictionary<string, string> Reasons = Repository.Read("docs/decisions.md").Split("\n## ")
        .Single(part => part.StartsWith("Dependencies\n", StringComparison.Ordinal)).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Trim('|', ' ').Split(" | ", 2))
        .SelectMany(cells => cells[0].Split(", ").Select(package => (Package: package, Reason: cells[1])))
        .ToDictionary(line => line.Package, line => line.Reason, StringComparer.Ordinal);

    [Fact]
    public void Dependency_OfAProject_HasALineWithAReason() =>
        Reasons.Keys.Order(StringComparer.Ordinal).ShouldBe(OfNuGet().Concat(OfNpm()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Reason_OfADependency_IsASentence() => Reasons.Values.ShouldAllBe(reason => reason.Length > 30 && reason.EndsWith('.'));

    private static IEnumerable<string> OfNuGet() =>
        XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);

    private static IEnumerable<string> OfNpm() => Repository.Files("tests", "package.json")
        .SelectMany(path => JsonDocument.Parse(Repository.Read(path)).RootElement.GetProperty("dependencies").EnumerateObject()
            .Select(package => package.Name));
}
