using System.Text;

namespace MediaProviders.Sdk.Tests.Packing;

/// <summary>The NuGet package: what it says of itself and what is in it.</summary>
public sealed class PackageTests(PackedSdk sdk) : IClassFixture<PackedSdk>
{
    private const string Library = "lib/net10.0/MediaProviders.WhatsApp";

    private static readonly JsonNode Schema = JsonNode.Parse(SdkFolder.Schema)!;

    [Fact]
    public void Pack_MakesAPackageWithEverythingInIt()
    {
        sdk.Package.Keys.Where(name => !name.StartsWith('_') && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .ShouldBe(
            ["MediaProviders.WhatsApp.nuspec", "README.md", "logo.png", "content/pulumi-plugin.json", "content/version.txt", $"{Library}.dll",
                $"{Library}.xml"], ignoreOrder: true, customMessage: sdk.Log);
        sdk.Symbols.Keys.ShouldContain($"{Library}.pdb");
        sdk.Package["logo.png"].Take(4).ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Fact]
    public void Package_SaysWhatItIs()
    {
        sdk.Package.Keys.ShouldContain("MediaProviders.WhatsApp.nuspec", sdk.Log);
        var metadata = XDocument.Load(new MemoryStream(sdk.Package["MediaProviders.WhatsApp.nuspec"])).Root!.Elements().Single();
        var said = metadata.Elements().Where(element => !element.HasElements)
            .ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);

        said["id"].ShouldBe("MediaProviders.WhatsApp");
        said["version"].ShouldBe(PackedSdk.Version);
        said["license"].ShouldBe((string)Schema["license"]!);
        said["readme"].ShouldBe("README.md");
        said["icon"].ShouldBe("logo.png");
        said["projectUrl"].ShouldBe((string)Schema["homepage"]!);
        said["authors"].ShouldBe((string)Schema["publisher"]!);
        said["description"].ShouldNotBeEmpty();
        said["tags"].ShouldContain("pulumi");
        var repository = metadata.Elements().Single(element => element.Name.LocalName == "repository");
        repository.Attribute("type")!.Value.ShouldBe("git");
        repository.Attribute("url")!.Value.ShouldBe((string)Schema["repository"]!);
        metadata.Descendants().ShouldNotContain(element => element.Name.LocalName == "dependency", "The contract and the analyzers are nobody's dependency.");
    }

    [Fact]
    public void Pack_Twice_MakesTheSameBytes()
    {
        foreach (var file in (string[])[$"{Library}.dll", $"{Library}.xml", "README.md"])
        {
            sdk.Package.Keys.ShouldContain(file, sdk.Log);
            sdk.SecondPackage[file].SequenceEqual(sdk.Package[file]).ShouldBeTrue(file);
        }

        Encoding.UTF8.GetString(sdk.Symbols[$"{Library}.pdb"]).Contains(Repository.Root, StringComparison.Ordinal)
            .ShouldBeFalse("A path of this machine is in the symbols.");
    }

    [Fact]
    public void Package_NamesThePluginTheSchemaNames()
    {
        var plugin = JsonNode.Parse(sdk.Package["content/pulumi-plugin.json"])!;

        ((string)plugin["name"]!).ShouldBe((string)Schema["name"]!);
        ((string)plugin["version"]!).ShouldBe(PackedSdk.Version);
        ((string)plugin["server"]!).ShouldBe((string)Schema["pluginDownloadURL"]!);
        Encoding.UTF8.GetString(sdk.Package["content/version.txt"]).ShouldBe(PackedSdk.Version);
    }

    [Fact]
    public void Project_OutsideTheSolution_RefersToThePulumiPackage()
    {
        var project = XDocument.Load(Path.Combine(SdkFolder.DotNet, "MediaProviders.WhatsApp.csproj"));

        var package = project.Descendants("PackageReference").ShouldHaveSingleItem();
        package.Attribute("Include")!.Value.ShouldBe("Pulumi");
        package.Attribute("Condition")!.Value.ShouldBe("'$(PulumiContract)' != 'true'");
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(version => version.Attribute("Include")!.Value == "Pulumi")
            .Attribute("Version")!.Value.ShouldBe("[3.76.1,4)");
    }
}
