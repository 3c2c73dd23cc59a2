namespace MediaProviders.Sdk.Tests;

/// <summary>Where the SDK and its schema are in the repository.</summary>
internal static class SdkFolder
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the C# SDK.</summary>
    public static string DotNet { get; } = Path.Combine(Root, "sdk", "dotnet");

    /// <summary>The recording of Pulumi's own generator.</summary>
    public static string Recordings { get; } = Path.Combine(Root, "tests", "Sdk.Tests", "Recordings");

    /// <summary>The schema the SDK is generated from.</summary>
    public static string Schema => File.ReadAllText(Path.Combine(Root, "provider", "schema.json"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("MediaProviders.sln").Length == 0)
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository: no folder above them holds 'MediaProviders.sln'.");
        }

        return folder.FullName;
    }
}
