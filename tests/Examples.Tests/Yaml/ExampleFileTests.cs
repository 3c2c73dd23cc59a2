using System.Text.RegularExpressions;

namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>What every example has, and what none may hold.</summary>
public sealed partial class ExampleFileTests
{
    private static readonly string[] Secrets = ["password", "bearer", "apiToken"];

    public static TheoryData<string> Examples => [.. Repository.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_HasAReadmeThatNamesItsSteps(string example)
    {
        var folder = Path.Combine(Repository.Examples, example);
        var readme = File.ReadAllText(Path.Combine(folder, "README.md"));

        File.ReadAllText(Path.Combine(Repository.Examples, "README.md")).ShouldContain($"({example})");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != example && !IsBuilt(file)))
        {
            readme.ShouldContain($"({Path.GetRelativePath(folder, file).Replace('\\', '/')})");
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_Links_LeadSomewhere(string example)
    {
        var folder = Path.Combine(Repository.Examples, example);
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
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Examples, example), "*.y*ml", SearchOption.AllDirectories))
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

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
