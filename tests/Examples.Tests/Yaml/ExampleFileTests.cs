namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>What every example has, and what none may hold.</summary>
public sealed partial class ExampleFileTests
{
    private static readonly string[] Secrets = ["password", "bearer", "apiToken"];

    public static TheoryData<string> Examples => [.. ExampleFolder.Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_HasAReadmeThatNamesItsSteps(string example)
    {
        var folder = Path.Combine(ExampleFolder.Path, example);
        var readme = File.ReadAllText(Path.Combine(folder, "README.md"));

        File.ReadAllText(Path.Combine(ExampleFolder.Path, "README.md")).ShouldContain($"({example})");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != example && !IsBuilt(file)))
        {
            readme.ShouldContain($"({Path.GetRelativePath(folder, file).Replace('\\', '/')})");
        }
    }

    /// <summary>The CLI finds the plugin by itself only where a program names <c>pluginDownloadURL</c>. The quickstart builds the plugin.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_WithoutAnAddressOfThePlugin_SaysToInstallItFirst(string example)
    {
        var folder = Path.Combine(ExampleFolder.Path, example);
        var readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        var needsIt = example != "quickstart"
            && Directory.EnumerateFiles(folder, "Pulumi.yaml", SearchOption.AllDirectories).Any(file => !File.ReadAllText(file).Contains("pluginDownloadURL"));

        readme[..readme.IndexOf("```", StringComparison.Ordinal)].Contains("[Install the plugin](../../README.md#install) first").ShouldBe(needsIt);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_Links_LeadSomewhere(string example)
    {
        var folder = Path.Combine(ExampleFolder.Path, example);
        foreach (Match link in Link().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))))
        {
            var target = Path.Combine(folder, link.Groups["target"].Value);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue(target);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_HoldsNoSecret(string example)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ExampleFolder.Path, example), "*.y*ml", SearchOption.AllDirectories))
        {
            foreach (var (key, value) in YamlText.Read(file).Scalars())
            {
                key.ShouldNotBe("secure", $"'{file}' holds a ciphertext.");
                if (Secrets.Contains(key))
                {
                    value.ShouldMatch("^\\$\\{[A-Za-z.]+\\}$", $"'{file}' holds a secret in clear.");
                }
            }
        }
    }

    /// <summary>The CLI refuses a key that is declared secret and has a default, or a value in clear: "must be encrypted as it's secret".</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_SecretKeys_HaveNoValueInClear(string example)
    {
        var files = Directory.EnumerateFiles(Path.Combine(ExampleFolder.Path, example), "*.yaml", SearchOption.AllDirectories).Where(file => !IsBuilt(file))
            .ToList();
        var secrets = files.SelectMany(file => Config(file).Where(member => member.Value.Child("secret").Text() == "true")).ToList();
        secrets.ShouldAllBe(secret => secret.Value.Child("default") == null && secret.Value.Child("value") == null);

        var keys = secrets.Select(secret => secret.Key).ToHashSet(StringComparer.Ordinal);
        var inClear = files.SelectMany(file => Config(file))
            .Where(member => keys.Contains(member.Key[(member.Key.LastIndexOf(':') + 1)..]) && member.Value is YamlDotNet.RepresentationModel.YamlScalarNode);
        inClear.ShouldBeEmpty();
    }

    private static IEnumerable<(string Key, YamlDotNet.RepresentationModel.YamlNode Value)> Config(string file) =>
        YamlText.Read(file).Child("config").Members();

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
