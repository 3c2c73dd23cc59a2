namespace MediaProviders.Provider.Tests.Schema;

public partial class DocumentationTests
{
    [Fact]
    public void Pages_EveryExample_IsInEveryLanguageOnce()
    {
        foreach (var (token, description) in DocumentationExamples.Pages())
        {
            var examples = DocumentationExamples.Examples(description).ToList();

            examples.ShouldNotBeEmpty(token);
            foreach (var example in examples)
            {
                DocumentationExamples.Code(example).Select(code => code.Language).ShouldBe(DocumentationExamples.Languages, token);
            }
        }
    }

    [Fact]
    public void Pages_Examples_AreMarkedAsRegistriesExpect()
    {
        foreach (var (token, description) in DocumentationExamples.Pages())
        {
            var examples = DocumentationExamples.Examples(description).ToList();

            Count(description, "{{% examples %}}\n## Example Usage\n{{% example %}}\n").ShouldBe(1, token);
            Count(description, "{{% /example %}}\n{{% /examples %}}").ShouldBe(1, token);
            Count(description, "{{% example %}}").ShouldBe(examples.Count, token);
            Count(description, "{{%").ShouldBe((2 * examples.Count) + 2, token);
            examples.ShouldAllBe(example => example.StartsWith("### ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Resources_ImportSection_ShowsBothIdsAndKeepsTheCredentialOffTheScreen()
    {
        foreach (var resource in WrittenSchema.At("resources").EnumerateObject())
        {
            var description = resource.Value.GetProperty("description").GetString()!;
            var import = description[description.IndexOf("\n## Import\n", StringComparison.Ordinal)..];
            DocumentationExamples.Code(import).Where(code => code.Language == "sh").Select(code => code.Code.Trim()).ToList().ShouldBe(
            [
                $"pulumi import {resource.Name} images 'my-bot/images' --generate-code=false",
                $"pulumi import {resource.Name} images images --generate-code=false",
            ]);
            import.LastIndexOf("\n## ", StringComparison.Ordinal).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("typescript", "from \"pulumi-mediaproviders\";")]
    [InlineData("python", "import pulumi_mediaproviders as mediaproviders\n")]
    [InlineData("csharp", "using WhatsApp = MediaProviders.WhatsApp;")]
    [InlineData("go", "\t\"github.com/mediaproviders/pulumi-mediaproviders/sdk/go/mediaproviders\"")]
    [InlineData("java", "import io.github.mediaproviders.whatsapp.")]
    public void Examples_InALanguage_ImportTheSdkByItsName(string language, string import)
    {
        var examples = DocumentationExamples.In(language).ToList();

        examples.Count.ShouldBe(4);
        examples.ShouldAllBe(example => example.Contains(import, StringComparison.Ordinal));
    }

    [Fact]
    public void Examples_InEveryLanguage_HoldNoLiteralSecret() =>
        DocumentationExamples.Languages.SelectMany(DocumentationExamples.In).Where(example => LiteralSecretPattern().IsMatch(example)).ShouldBeEmpty();

    [Theory, Each(
        "password: \"letmein\",", "\"password\": 'letmein',", "Password = \"letmein\",", "Password: pulumi.String(\"letmein\"),",
        ".password(\"letmein\")", "bearer: letmein")]
    public void LiteralSecret_InALine_IsFound(string line) =>
        LiteralSecretPattern().IsMatch(line).ShouldBeTrue();

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // A credential must come from something with a point, a brace or a reference in it: config.…, ${…}, found.…
    [GeneratedRegex("""\b(password|bearer|apiToken)["']?\s*[:=(]\s*(pulumi\.String\()?["']?\w+["']?\)?[,)]?$""",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LiteralSecretPattern();
}
