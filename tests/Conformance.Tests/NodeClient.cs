using MediaProviders.Tests;

namespace MediaProviders.Conformance.Tests;

/// <summary>The independent client: JavaScript on Node, with Pulumi's own stubs, in the folder <c>node</c> beside this file.</summary>
internal static class NodeClient
{
    private static readonly string Root = FindRoot();

    /// <summary>The folder of the scripts and of their packages.</summary>
    public static string Folder { get; } = Path.Combine(Root, "tests", "Conformance.Tests", "node");

    /// <summary>The executable of Node; null where there is none on the PATH.</summary>
    public static string? Executable { get; } = FindOnPath(OperatingSystem.IsWindows() ? "node.exe" : "node");

    /// <summary>The plugin as it was built together with these tests.</summary>
    public static string Plugin => StartedPlugin.Path;

    /// <summary>Why the client cannot run here; null when it can.</summary>
    public static string? Obstacle { get; } =
        Executable is null ? "Node.js is not on the PATH: install version 20 or later to run the independent client."
        : File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")) ? null
        : "The packages of the Node client are not installed, because npm or its registry could not be reached when the tests were built: build again where both are there.";

    private static string? FindOnPath(string file) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, file))
        .FirstOrDefault(File.Exists);

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
