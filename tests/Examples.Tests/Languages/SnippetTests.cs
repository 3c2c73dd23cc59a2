using MediaProviders.Examples.Tests.CSharp;
using Machine = MediaProviders.Tests.ProgramRun;
using ProgramRun = Pulumi.ProgramRun;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>
/// The programs of the documentation in every language. C# is compiled, YAML is run (see <see cref="YamlSnippetTests"/>), TypeScript is type-checked (see
/// <see cref="TypeScriptTests"/>); Python, Go and Java are parsed where the machine has their tools, and their names are held against the schema everywhere.
/// </summary>
public sealed class SnippetTests
{
    public static TheoryData<Snippet> CSharp => [.. Snippet.In("csharp")];

    [Fact]
    public void Documentation_HasAProgramInEveryLanguage()
    {
        foreach (var language in (string[])["typescript", "python", "go", "java", "csharp", "yaml"])
        {
            Snippet.In(language).ShouldContain(snippet => snippet.Origin.StartsWith("docs/languages.md"), language);
            Snippet.In(language).Count.ShouldBeGreaterThan(4, language);
        }
    }

    [Theory]
    [MemberData(nameof(CSharp), DisableDiscoveryEnumeration = true)]
    public void CSharp_Program_CompilesAndRuns(Snippet snippet)
    {
        var run = new ProgramRun
        {
            Config = new Dictionary<string, string>(StringComparer.Ordinal) { ["project:imagesPassword"] = "hush", ["project:archiveToken"] = "hush" },
        }.Begin();
        var program = new CSharpProgram(snippet.Code);

        program.Errors.ShouldBeEmpty();
        program.Run();
        (run.Resources.Count + run.Calls.Count).ShouldBeGreaterThan(0);
    }

    [ToolFact("python3")]
    public async Task Python_Programs_Parse()
    {
        foreach (var snippet in Snippet.In("python"))
        {
            var (code, said) = await Tool.RunAsync(Machine.OnPath("python3")!, ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], snippet.Code);
            code.ShouldBe(0, $"{snippet}: {said}");
        }
    }

    [ToolFact("gofmt")]
    public async Task Go_Programs_AreFormatted()
    {
        foreach (var snippet in Snippet.In("go"))
        {
            var (code, said) = await Tool.RunAsync(Machine.OnPath("gofmt")!, [], snippet.Code);
            code.ShouldBe(0, $"{snippet}: {said}");
            said.ShouldBe(snippet.Code, snippet.ToString());
        }
    }

    [ToolFact("javac")]
    public async Task Java_Programs_Parse()
    {
        var folder = Directory.CreateTempSubdirectory("mediaproviders-java-").FullName;
        try
        {
            foreach (var snippet in Snippet.In("java"))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "App.java"), snippet.Code);
                // It stops before names are looked up: Pulumi's jars are not here.
                var (_, said) = await Tool.RunAsync(
                    Machine.OnPath("javac")!, ["-proc:none", "-XDshould-stop.ifNoError=PARSE", "-XDshould-stop.ifError=PARSE", "-d", folder, "App.java"],
                    folder: folder);
                said.ShouldNotContain("error:", Case.Sensitive, snippet.ToString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
