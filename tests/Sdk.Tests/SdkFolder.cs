namespace MediaProviders.Sdk.Tests;

/// <summary>Where the SDK and its schema are in the repository.</summary>
internal static class SdkFolder
{
    /// <summary>The folder of the C# SDK.</summary>
    public static string DotNet { get; } = Repository.At("sdk/dotnet");

    /// <summary>The recording of Pulumi's own generator.</summary>
    public static string Recordings { get; } = Repository.At("tests/Sdk.Tests/Recordings");

    /// <summary>The schema the SDK is generated from.</summary>
    public static string Schema => File.ReadAllText(Repository.At("provider/schema.json"));
}
