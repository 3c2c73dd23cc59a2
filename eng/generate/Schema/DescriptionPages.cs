
namespace MediaProviders.Generate.Schema;

/// <summary>The Markdown pages that the descriptions of resources and functions go on with: examples in every language, import, traps.</summary>
/// <param name="root">The root of the repository.</param>
internal sealed class DescriptionPages(string root)
{
    private const string Folder = "provider/Resources/Descriptions";

    /// <summary>A page with line feeds only and without blank lines at either end.</summary>
    /// <exception cref="FileNotFoundException">There is no such page.</exception>
    public string Read(string page) => File.ReadAllText(Path.Combine(root, Folder, page)).ReplaceLineEndings("\n").Trim('\n');
}
