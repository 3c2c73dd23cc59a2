using MediaProviders.Generate;

namespace MediaProviders.Docs.Tests.Generated;

/// <summary>All that follows from the shapes of the provider is in the repository as the one command writes it.</summary>
public sealed class GeneratedFilesTests
{
    private static readonly string Root = Path.GetDirectoryName(Repository.At("MediaProviders.sln"))!;
    private static readonly IReadOnlyDictionary<string, string> Files = GeneratedFiles.Make(Root);

    public static TheoryData<string> Paths { get; } = [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void File_IsWhatTheShapesSay(string path) =>
        (File.Exists(Repository.At(path)) ? Repository.Read(path) : "").ShouldBe(
            Files[path], $"Run '{GeneratedFiles.Command}', read the difference and commit it; a change that users see gets a line in CHANGELOG.md.");

    [Fact]
    public void Files_OfEveryKind_AreAmongThem()
    {
        foreach (string path in new[]
            { "provider/schema.json", "sdk/dotnet/WhatsAppMediaProvider.cs", "sdk/dotnet/surface.txt", "docs/surface.txt", "docs/resource.md",
                "docs/configuration.md", "docs/installation-configuration.md" })
        {
            Files.Keys.ShouldContain(path);
        }

        GeneratedFiles.Leftovers(Root, Files).ShouldBeEmpty("The schema knows nothing of these.");
    }

    [Fact]
    public void Table_OfAPage_IsReplacedAndNothingElse()
    {
        var table = new PropertyTable("page.md", "| a | b |", () => ["| 1 | 2 |", "| 3 | 4 |"]);

        table.PutInto("Before.\n\n| a | b |\n|---|---|\n| old | row |\n\nAfter.\n")
            .ShouldBe("Before.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nAfter.\n");
        Should.Throw<InvalidDataException>(() => table.PutInto("No table.")).Message.ShouldBe("'page.md' has no table with the head '| a | b |'.");
    }
}
