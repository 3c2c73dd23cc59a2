namespace MediaProviders.Benchmarks.Peers;

/// <summary>The clone this program was built in.</summary>
internal static class Repository
{
    private const string Solution = "MediaProviders.sln";

    /// <summary>The folder above <paramref name="start"/> that holds the solution.</summary>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{start}' holds '{Solution}'. Run the benchmark from a clone of the repository.");
    }
}
