namespace MediaProviders.Docs.Tests.Pages;

/// <summary>The tables name everything that the schema has, with the same environment variables, and nothing else.</summary>
public sealed partial class ReferenceTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(Repository.Read("provider/schema.json")).RootElement;

    [Fact]
    public void Configuration_Table_HasEveryKey() =>
        FirstColumn("docs/configuration.md", "| key | from the environment | rule |").ShouldBe(ConfigurationKeys());

    [Fact]
    public void Installation_Table_HasEveryKey() =>
        FirstColumn(RegistryPageTests.Installation, "| key | from the environment | |").ShouldBe(ConfigurationKeys().Select(key => "mediaproviders:" + key));

    [Theory]
    [InlineData("docs/configuration.md", "| key | from the environment | rule |")]
    [InlineData(RegistryPageTests.Installation, "| key | from the environment | |")]
    public void Table_OfKeys_NamesTheVariablesOfTheSchema(string path, string head)
    {
        foreach (var (key, variables) in Rows(path, head).Select(row => (Key(row[0]), Code().Matches(row[1]).Select(match => match.Groups["code"].Value))))
        {
            string description = Schema.GetProperty("provider").GetProperty("inputProperties").GetProperty(key).GetProperty("description").GetString()!;

            variables.ShouldBe(Variable().Matches(description).Select(match => match.Value).Distinct(StringComparer.Ordinal), key);
        }
    }

    [Fact]
    public void Resource_Table_HasEveryProperty()
    {
        var resource = Schema.GetProperty("resources").GetProperty("mediaproviders:index:WhatsAppMediaProvider");
        var properties = resource.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        string[] nested = ["config.basic.username", "config.basic.password", "config.bearer"];

        FirstColumn("docs/resource.md", "| property | | on a change | rule |").Order(StringComparer.Ordinal)
            .ShouldBe(properties.Concat(nested).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_Page_HasEveryFunctionWithItsArgumentsAndAnswer()
    {
        string text = Repository.Read("docs/functions.md");
        foreach (var function in Schema.GetProperty("functions").EnumerateObject())
        {
            string section = text.Split($"## {function.Name.Split(':')[2]}\n")[1].Split("\n## ")[0];
            var names = function.Value.GetProperty("inputs").GetProperty("properties").EnumerateObject()
                .Concat(function.Value.GetProperty("outputs").GetProperty("properties").EnumerateObject());

            foreach (var name in names)
            {
                section.ShouldContain($"`{name.Name}`");
            }
        }
    }

    [Fact]
    public void Emulator_Table_HasEveryMemberOfAFault()
    {
        var members = Rows("docs/emulator.md", "| member | meaning |").SelectMany(row => Code().Matches(row[0])).Select(match => match.Groups["code"].Value);
        members.ShouldBe(Emulator.FaultJson.Members, ignoreOrder: true);
    }

    [Fact]
    public void Versions_OnThePages_AreTheRepositorys()
    {
        string version = Schema.GetProperty("version").GetString()!;

        foreach (var page in Page.All.Where(page => page.Path.StartsWith("docs/", StringComparison.Ordinal)))
        {
            PluginVersion().Matches(page.Text).Select(match => match.Groups["version"].Value)
                .ShouldAllBe(named => named == version || named == "vX.Y.Z", page.Path);
        }
    }

    private static IEnumerable<string> ConfigurationKeys() =>
        Schema.GetProperty("provider").GetProperty("inputProperties").EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string> FirstColumn(string path, string head) => Rows(path, head).Select(row => row[0].Trim('`'));

    private static List<string[]> Rows(string path, string head)
    {
        string[] lines = Repository.Read(path).Split('\n');
        int start = Array.IndexOf(lines, head);
        start.ShouldBeGreaterThan(0, head);
        return [.. lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    private static string Key(string cell) => cell.Trim('`').Split(':')[^1];

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("SINCH_[A-Z_]+|SSL_CERT_FILE", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"plugin install resource mediaproviders (?<version>\S+)|mediaproviders-v(?<version>\d+\.\d+\.\d+\S*?)-linux",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PluginVersion();
}
