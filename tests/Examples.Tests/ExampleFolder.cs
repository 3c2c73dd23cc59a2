namespace MediaProviders.Examples.Tests;

/// <summary>The folder of the examples.</summary>
internal static class ExampleFolder
{
    public static string Path { get; } = Repository.At("examples");

    /// <summary>The folders of examples, without the one of the quickstart, which runs itself.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Path).Select(path => System.IO.Path.GetFileName(path)!).Where(name => name != "quickstart")
            .Order(StringComparer.Ordinal);
}
