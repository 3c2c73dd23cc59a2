using System.Xml.Linq;
using Pulumi;
using ProgramRun = Pulumi.ProgramRun;

namespace MediaProviders.Examples.Tests.CSharp;

/// <summary>The C# example: it compiles, and its component registers what its README says.</summary>
public sealed class ComponentTests
{
    private static readonly string Folder = Path.Combine(ExampleFolder.Path, "csharp");

    private static readonly string[] Sources = [.. Directory.EnumerateFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [Fact]
    public void Program_Compiles_WithoutAWarning() => new CSharpProgram(Sources).Errors.ShouldBeEmpty();

    [Fact]
    public void Program_WithBlueAlone_NamesBlue()
    {
        var run = Run(("bluePassword", "hush-blue"));

        Names(run).ShouldBe(["images-blue"]);
        run.Outputs["provider"].Value.ShouldBe("images-blue");
        var blue = run.Resources.Single(resource => resource.Name == "images-blue");
        blue.Inputs["config"]["basic"]["password"].ShouldBe(new ProgramValue("hush-blue", IsKnown: true, IsSecret: true));
        blue.Options.Parent!.GetResourceType().ShouldBe("media:index:RotatingMediaProvider");
        blue.Inputs.Keys.ShouldNotContain("botId");
    }

    [Fact]
    public void Program_WithBoth_NamesTheActiveOne()
    {
        var run = Run(("bluePassword", "hush-blue"), ("greenPassword", "hush-green"), ("active", "green"));

        Names(run).ShouldBe(["images-blue", "images-green"]);
        run.Outputs["provider"].Value.ShouldBe("images-green");
        run.Outputs["provider"].IsSecret.ShouldBeFalse();
        run.Resources.Single(resource => !resource.Custom).Outputs["provider"].Value.ShouldBe("images-green");
    }

    [Fact]
    public void Program_ActiveWithoutAPassword_SaysWhatToSet()
    {
        var failure = Should.Throw<ArgumentException>(() => Run(("bluePassword", "hush-blue"), ("active", "green")));

        failure.Message.ShouldStartWith(
            "Rotating 'images': 'green' is to be active but has no password. Set it with 'pulumi config set --secret greenPassword'.");
    }

    [Fact]
    public void Project_TakesTheVersionsOfTheRepository()
    {
        var wanted = XDocument.Load(Path.Combine(Folder, "Media.csproj")).Descendants("PackageReference")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);

        wanted["MediaProviders.WhatsApp"]
            .ShouldBe(XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value);
        wanted["Pulumi"].ShouldBe(
            XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
                .Single(package => package.Attribute("Include")!.Value == "Pulumi").Attribute("Version")!.Value);
    }

    private static ProgramRun Run(params (string Key, string Value)[] config)
    {
        var run = new ProgramRun { Config = config.ToDictionary(entry => $"project:{entry.Key}", entry => entry.Value, StringComparer.Ordinal) }.Begin();
        new CSharpProgram(Sources).Run();
        return run;
    }

    private static IEnumerable<object?> Names(ProgramRun run) =>
        run.Resources.Where(resource => resource.Custom).Select(resource => resource.Inputs["name"].Value);
}
