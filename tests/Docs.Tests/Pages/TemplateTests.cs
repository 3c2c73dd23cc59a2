using YamlDotNet.RepresentationModel;

namespace MediaProviders.Docs.Tests.Pages;

/// <summary>
/// The templates for issues and pull requests are what GitHub takes:
/// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests.
/// </summary>
public sealed partial class TemplateTests
{
    private static readonly string[] Inputs = ["markdown", "textarea", "input", "dropdown", "checkboxes"];

    public static TheoryData<string> Forms { get; } = [
        .. Repository.Files(".github/ISSUE_TEMPLATE", "*.yml").Where(path => !path.EndsWith("/config.yml", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_OfAnIssue_HasWhatGitHubWants(string path)
    {
        var form = Read(path);

        form.Children.Keys.Select(key => key.ToString()).ShouldBe(["name", "description", "labels", "body"]);
        foreach (var element in ((YamlSequenceNode)form["body"]).Children.Cast<YamlMappingNode>())
        {
            string type = element["type"].ToString();
            Inputs.ShouldContain(type);
            element.Children.ContainsKey("id").ShouldBe(type != "markdown");
            ((YamlMappingNode)element["attributes"]).Children.ContainsKey(type == "markdown" ? "value" : "label").ShouldBeTrue(path);
        }
    }

    [Fact]
    public void Forms_OfIssues_AreThere() => Forms.Count.ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void Links_OfTheTemplates_AreToPagesOfTheRepository()
    {
        foreach (string path in Repository.Files(".github/ISSUE_TEMPLATE", "*.yml"))
        {
            var pages = LinkPattern().Matches(Repository.Read(path)).Select(match => match.Groups["page"].Value).Where(page => page != "SECURITY.md");

            pages.Where(page => !File.Exists(Repository.At(page))).ShouldBeEmpty(path);
        }
    }

    private static YamlMappingNode Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Read(path)));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    [GeneratedRegex("https://github.com/mediaproviders/pulumi-mediaproviders/blob/main/(?<page>[A-Za-z/._-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPattern();
}
