using System.Diagnostics;
using System.IO.Compression;

namespace MediaProviders.Sdk.Tests.Packing;

/// <summary>
/// The package as <c>dotnet pack</c> makes it, compiled against the contract: all of it but the dependency on the Pulumi package, and the framework, can be
/// seen so. It is made in a folder of its own, twice, so that the two can be compared.
/// </summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "mediaproviders-sdk-" + Path.GetRandomFileName());

    /// <summary>What the command wrote.</summary>
    public string Log { get; private set; } = "";

    internal IReadOnlyDictionary<string, byte[]> Package { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, byte[]> SecondPackage { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, byte[]> Symbols { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The version, from the one place that says it.</summary>
    public static string Version { get; } = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    public async Task InitializeAsync()
    {
        // The same folder both times: where an assembly was built is written in it unless that is below the sources.
        await PackAsync("first");
        Discard(Path.Combine(folder, "build"));
        await PackAsync("second");
        Package = Read($"first/MediaProviders.WhatsApp.{Version}.nupkg");
        SecondPackage = Read($"second/MediaProviders.WhatsApp.{Version}.nupkg");
        Symbols = Read($"first/MediaProviders.WhatsApp.{Version}.snupkg");
    }

    public Task DisposeAsync()
    {
        Discard(folder);
        return Task.CompletedTask;
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task PackAsync(string name)
    {
        // The build has analysed the sources; here they are packed.
        var command = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["pack", SdkFolder.DotNet, "-nologo", "-nodeReuse:false", "--disable-build-servers", "-p:RunAnalyzers=false", "-p:PulumiContract=true",
                "-p:ContinuousIntegrationBuild=true",
             $"-p:ArtifactsPath={folder}/build/", "-o", $"{folder}/{name}"])
        {
            WorkingDirectory = Repository.Root,
        };

        // What the runner of the tests tells its own build must not reach this one.
        foreach (var variable in command.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            command.Environment.Remove(variable);
        }

        var run = await ProgramRun.ToItsEndAsync(command);
        Log += run.Output + run.Errors;
    }

    private Dictionary<string, byte[]> Read(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return [];
        }

        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, Bytes, StringComparer.Ordinal);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
