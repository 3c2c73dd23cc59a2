namespace MediaProviders.Tests.Support;

/// <summary>A file of the repository the tests were built from, found from the folder they run in.</summary>
internal static class RepositoryFile
{
    private static readonly string Root = FindRoot();

    /// <summary>The full path of <paramref name="path"/>, which is relative to the folder of the solution.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MediaProviders.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository: no folder above them holds 'MediaProviders.sln'.");
    }
}
