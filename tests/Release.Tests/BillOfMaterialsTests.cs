using System.Text.Json;

namespace MediaProviders.Release.Tests;

/// <summary>The bill of materials is CycloneDX and complete.</summary>
public sealed class BillOfMaterialsTests
{
    private const string Archive = "pulumi-resource-mediaproviders-v1.2.3-linux-amd64.tar.gz";
    private static readonly string Hash = new('a', 64);

    private readonly JsonElement bill = JsonDocument.Parse(Make(Archive)).RootElement;

    [Fact]
    public void Bill_Head_IsThatOfCycloneDx()
    {
        bill.GetProperty("bomFormat").GetString().ShouldBe("CycloneDX");
        bill.GetProperty("specVersion").GetString().ShouldBe("1.6");
        bill.GetProperty("version").GetInt32().ShouldBe(1);
        bill.GetProperty("serialNumber").GetString()!.ShouldMatch("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$");
        bill.GetProperty("metadata").GetProperty("timestamp").GetString().ShouldBe("2001-09-09T01:46:40Z");
        var plugin = bill.GetProperty("metadata").GetProperty("component");
        plugin.GetProperty("name").GetString().ShouldBe("pulumi-resource-mediaproviders");
        plugin.GetProperty("version").GetString().ShouldBe("1.2.3");
        plugin.GetProperty("hashes")[0].GetProperty("content").GetString().ShouldBe(Hash);
    }

    [Fact]
    public void Bill_Component_HasEveryRequiredField()
    {
        foreach (var component in Components())
        {
            component.GetProperty("type").GetString().ShouldBeOneOf("library", "framework");
            component.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
            component.GetProperty("version").GetString().ShouldNotBeNullOrEmpty();
            component.GetProperty("scope").GetString().ShouldBeOneOf("required", "excluded");
            component.GetProperty("purl").GetString()
                .ShouldBe($"pkg:nuget/{component.GetProperty("name").GetString()}@{component.GetProperty("version").GetString()}");
            component.GetProperty("hashes")[0].GetProperty("content").GetString()!.ShouldMatch("^[0-9a-f]{128}$");
            if (component.GetProperty("scope").GetString() == "required")
            {
                component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString().ShouldNotBeNullOrEmpty();
            }
        }
    }

    // What the .NET host loads is listed by the build, apart from the file that the bill is made of.
    [Fact]
    public void Bill_OfThePlugin_HoldsEveryLibraryTheHostLoads()
    {
        using var listed = JsonDocument.Parse(File.ReadAllText(Path.Combine(Plugin.Folder, "pulumi-resource-mediaproviders.deps.json")));
        var loaded = listed.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _) && listed.RootElement.GetProperty("libraries").GetProperty(library.Name)
                .GetProperty("type").GetString() == "package")
            .Select(library => $"pkg:nuget/{library.Name.Replace('/', '@')}");

        var required = Components().Where(component => component.GetProperty("scope").GetString() == "required")
            .Select(component => component.GetProperty("purl").GetString());

        required.Order(StringComparer.Ordinal).ShouldBe(loaded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bill_References_AreUniqueAndLeadSomewhere()
    {
        var plugin = bill.GetProperty("metadata").GetProperty("component").GetProperty("bom-ref").GetString()!;
        var references = Components().Select(component => component.GetProperty("bom-ref").GetString()!).Append(plugin).ToList();
        var dependencies = bill.GetProperty("dependencies").EnumerateArray().ToList();

        references.ShouldBeUnique();
        dependencies.Select(dependency => dependency.GetProperty("ref").GetString()!).Order(StringComparer.Ordinal)
            .ShouldBe(references.Order(StringComparer.Ordinal));
        dependencies.SelectMany(dependency => dependency.GetProperty("dependsOn").EnumerateArray()).Select(reference => reference.GetString()!)
            .Except(references).ShouldBeEmpty();
    }

    [Fact]
    public void Bill_RequiredComponents_AreReachableFromThePlugin()
    {
        var edges = bill.GetProperty("dependencies").EnumerateArray()
            .ToDictionary(edge => edge.GetProperty("ref").GetString()!,
                edge => edge.GetProperty("dependsOn").EnumerateArray().Select(to => to.GetString()!).ToList());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Visit(bill.GetProperty("metadata").GetProperty("component").GetProperty("bom-ref").GetString()!);

        Components().Where(component => component.GetProperty("scope").GetString() == "required")
            .Select(component => component.GetProperty("bom-ref").GetString()!).Except(seen).ShouldBeEmpty();

        void Visit(string reference)
        {
            if (seen.Add(reference))
            {
                edges[reference].ForEach(Visit);
            }
        }
    }

    [Fact]
    public void Bill_OfTheSameArchive_IsTheSame() => Make(Archive).ShouldBe(Make(Archive));

    [Fact]
    public void Bill_OfAnotherArchive_HasAnotherSerialNumber() =>
        JsonDocument.Parse(Make("other")).RootElement.GetProperty("serialNumber").GetString().ShouldNotBe(bill.GetProperty("serialNumber").GetString());

    private static string Make(string archive) => BillOfMaterials.Of(Plugin.Graph, "1.2.3", (archive, Hash), DateTimeOffset.FromUnixTimeSeconds(1_000_000_000));

    private IEnumerable<JsonElement> Components() => bill.GetProperty("components").EnumerateArray();
}
