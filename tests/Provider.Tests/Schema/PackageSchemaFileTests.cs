namespace MediaProviders.Provider.Tests.Schema;

public class PackageSchemaFileTests
{
    private const string Golden = "provider/schema.json";

    [Fact]
    public void Utf8_OfThePlugin_IsTheFileInTheRepository() =>
        Package.Schema.Span.SequenceEqual(File.ReadAllBytes(RepositoryFile.At(Golden)))
            .ShouldBeTrue($"The plugin was built with another '{Golden}'. Build again.");

    [Fact]
    public void Utf8_ReadTwice_IsOneCopy() =>
        Package.Schema.Equals(Package.Schema).ShouldBeTrue();
}
