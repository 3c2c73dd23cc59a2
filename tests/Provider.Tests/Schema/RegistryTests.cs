using System.Buffers.Binary;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>What a registry asks of a package beyond the metaschema.</summary>
public partial class RegistryTests
{
    [Fact]
    public void Schema_Metadata_IsComplete()
    {
        new[] { "name", "displayName", "version", "description", "homepage", "license", "repository", "publisher", "pluginDownloadURL" }
            .Where(key => string.IsNullOrWhiteSpace(WrittenSchema.At(key).GetString())).ShouldBeEmpty();
        var keywords = WrittenSchema.At("keywords").EnumerateArray().Select(keyword => keyword.GetString()!).ToList();
        keywords.ShouldContain(keyword => keyword == "kind/native");
        keywords.Count(keyword => CategoryPattern().IsMatch(keyword)).ShouldBe(1);
        WrittenSchema.At("meta", "supportPack").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Schema_Description_SaysThatTheServiceIsRetiredAndTheAddressConfigurable()
    {
        var description = WrittenSchema.At("description").GetString()!;

        description.ShouldContain("2023-09-30");
        description.ShouldContain("`endpoint`");
    }

    [Theory, Each("csharp", "nodejs", "python", "go", "java")]
    public void Schema_Language_RespectsTheVersion(string language) =>
        WrittenSchema.At("language", language, "respectSchemaVersion").GetBoolean().ShouldBeTrue();

    [Fact]
    public void Schema_CSharp_ReadsMediaProvidersWhatsApp()
    {
        var csharp = WrittenSchema.At("language", "csharp");

        $"{csharp.GetProperty("rootNamespace")}.{csharp.GetProperty("namespaces").GetProperty(Package.Name)}".ShouldBe("MediaProviders.WhatsApp");
    }

    [Fact]
    public void Schema_EveryPropertyTypeResourceAndFunction_IsDescribed()
    {
        var described = Described().ToList();

        described.Count.ShouldBeGreaterThan(50);
        described.Where(at => string.IsNullOrWhiteSpace(at.Description)).Select(at => at.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_EveryDescription_IsMadeOfWholeSentences()
    {
        foreach (var (path, description) in Described())
        {
            var summary = description!.Split("\n\n")[0];
            char.IsUpper(summary[0]).ShouldBeTrue($"{path}: '{summary}'");
            summary.ShouldEndWith(".", Case.Sensitive, path);
            description.ShouldNotContain("  \n", Case.Sensitive, path);
            (description.EndsWith('.') || description.EndsWith("{{% /examples %}}", StringComparison.Ordinal)).ShouldBeTrue(path);
        }
    }

    [Fact]
    public void Schema_References_Resolve()
    {
        var references = WrittenSchema.Objects()
            .Where(at => at.Object.TryGetProperty("$ref", out _))
            .Select(at => at.Object.GetProperty("$ref").GetString()!)
            .ToList();

        references.ShouldNotBeEmpty();
        references.Except(Names(WrittenSchema.At("types")).Select(name => $"#/types/{name}"), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_Types_AreAllReferredTo()
    {
        var text = WrittenSchema.Root.GetRawText();
        Names(WrittenSchema.At("types")).Where(name => !text.Contains($"\"#/types/{name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_Names_AreUniqueAndNotReserved()
    {
        var tokens = new[] { "types", "resources", "functions" }.SelectMany(section => WrittenSchema.At(section).EnumerateObject())
            .Select(member => member.Name).ToList();
        tokens.Where(token => !TokenPattern().IsMatch(token)).ShouldBeEmpty();
        var names = tokens.Select(token => token.Split(':')[2]).ToList();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        names.Any(name => name is "Provider" or "pulumi").ShouldBeFalse();
        WrittenSchema.At("provider", "inputProperties").EnumerateObject().Any(property => property.Name is "version" or "pulumi").ShouldBeFalse();
        WrittenSchema.At("resources").EnumerateObject().SelectMany(resource => Names(resource.Value.GetProperty("properties")))
            .Where(name => name is "id" or "urn" or "pulumi").ShouldBeEmpty();
    }

    [Fact]
    public void Schema_ConfigurationVariables_AreTheInputsOfTheProvider() =>
        Names(WrittenSchema.At("config", "variables")).ShouldBe(Names(WrittenSchema.At("provider", "inputProperties")));

    [Fact]
    public void Schema_EveryInput_IsAnOutputToo() =>
        WrittenSchema.At("resources").EnumerateObject()
            .Select(resource => resource.Value)
            .SelectMany(value => Names(value.GetProperty("inputProperties")).Except(Names(value.GetProperty("properties")), StringComparer.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Logo_InTheRepository_IsASquarePng()
    {
        // A generator of an SDK downloads the address that a schema names: none is better than one that may not answer.
        WrittenSchema.Root.TryGetProperty("logoUrl", out _).ShouldBeFalse();
        var png = File.ReadAllBytes(Repository.At("provider/assets/logo.png"));

        png.AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(200);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(200);
    }

    private static List<string> Names(JsonElement section) => [.. section.EnumerateObject().Select(member => member.Name)];

    private static IEnumerable<(string Path, string? Description)> Described() => WrittenSchema.Objects()
        .Where(at => DescribedPattern().IsMatch(at.Path))
        .Select(at => (at.Path, at.Object.TryGetProperty("description", out var description) ? description.GetString() : null))
        .Append(("$", WrittenSchema.At("description").GetString()));

    [GeneratedRegex("^category/(cloud|database|infrastructure|monitoring|network|utility|vcs)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CategoryPattern();

    [GeneratedRegex("^mediaproviders:index:[A-Za-z]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenPattern();

    // The provider; a type, a choice of it, a resource or a function; a listing; a property of any of them.
    [GeneratedRegex(@"^\$\.(provider|(types|resources|functions)\.[^.]+(\.enum\[\d+\])?|resources\.[^.]+\.listInputs|.*(variables|properties|inputProperties)\.[^.]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DescribedPattern();
}
