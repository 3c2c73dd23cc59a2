namespace MediaProviders.Examples.Tests.Languages;

/// <summary>The TypeScript programs of the documentation, checked by the compiler with Pulumi's own types and with types made of the schema.</summary>
public sealed class TypeScriptTests
{
    internal static readonly string Packages = Path.Combine(Repository.Root, "tests", "Examples.Tests", "node", "node_modules");

    [TypeScriptFact]
    public async Task TypeScript_Programs_PassTheCompiler()
    {
        var programs = Snippet.In("typescript");

        var (code, said) = await CheckAsync(programs.Select(program => program.Code));

        code.ShouldBe(0, $"{string.Join(", ", programs.Select((program, i) => $"program{i}.ts is {program}"))}\n{said}");
    }

    [TypeScriptFact]
    public async Task TypeScript_WrongProgram_DoesNotPass()
    {
        const string Start = "import * as mediaproviders from \"pulumi-mediaproviders\";\n";

        var (code, said) = await CheckAsync(
        [
            Start + "new mediaproviders.WhatsAppMediaProvider(\"a\", {});\n",
            Start + "new mediaproviders.WhatsAppMediaProvider(\"a\", { config: { bearer: 1 } });\n",
            Start + "new mediaproviders.Provider(\"a\", { region: \"ap1\" });\n",
        ]);

        code.ShouldNotBe(0);
        foreach (var i in Enumerable.Range(0, 3))
        {
            said.ShouldContain($"program{i}.ts(2");
        }
    }

    private static async Task<(int Code, string Said)> CheckAsync(IEnumerable<string> programs)
    {
        var folder = Directory.CreateTempSubdirectory("mediaproviders-ts-").FullName;
        try
        {
            var files = programs.Select((program, i) => (Name: $"program{i}.ts", Text: program)).ToList();
            files.ForEach(file => File.WriteAllText(Path.Combine(folder, file.Name), file.Text));
            await File.WriteAllTextAsync(Path.Combine(folder, "sdk.d.ts"), TypeScriptSdk.Write(Repository.Read("provider/schema.json")));
            await File.WriteAllTextAsync(Path.Combine(folder, "tsconfig.json"), JsonSerializer.Serialize(new
            {
                compilerOptions = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["strict"] = true, ["noEmit"] = true, ["skipLibCheck"] = true, ["target"] = "ES2022", ["module"] = "CommonJS",
                    ["moduleResolution"] = "node10", ["types"] = Array.Empty<string>(),
                    ["baseUrl"] = ".",
                    ["paths"] = new Dictionary<string, string[]>(StringComparer.Ordinal)
                        { ["pulumi-mediaproviders"] = ["./sdk.d.ts"], ["@pulumi/pulumi"] = [Path.Combine(Packages, "@pulumi", "pulumi")] },
                },
                files = files.Select(file => file.Name),
            }));
            return await Tool.RunAsync(ProgramRun.OnPath("node")!, [Path.Combine(Packages, "typescript", "bin", "tsc"), "-p", folder], folder: folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A fact that needs Node and the packages of this project; skipped, with the reason, where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TypeScriptFactAttribute : FactAttribute
{
    public TypeScriptFactAttribute() => Skip =
        ProgramRun.OnPath("node") is null ? "Node.js is not on the PATH: install version 20 or later to check the TypeScript programs."
        : File.Exists(Path.Combine(TypeScriptTests.Packages, ".package-lock.json")) ? null
        : "The TypeScript compiler is not installed, because npm or its registry could not be reached when the tests were built: build again where both are there.";
}
