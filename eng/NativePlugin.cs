namespace MediaProviders.Release;

/// <summary>The native program of one platform, and the packages in it.</summary>
/// <param name="File">The program.</param>
/// <param name="Graph">Its packages.</param>
internal sealed record NativePlugin(string File, PackageGraph Graph)
{
    /// <summary>Publishes the plugin with the native compiler, without the machine's paths in it.</summary>
    /// <param name="repository">What to build.</param>
    /// <param name="platform">For which platform; .NET compiles natively only for the system it runs on.</param>
    /// <param name="folder">Where the program goes.</param>
    /// <exception cref="ReleaseException">The build failed, or a package is not the locked one.</exception>
    public static NativePlugin Publish(Repository repository, Platform platform, string folder)
    {
        Command.Run(
            repository.Root, "dotnet", "publish", "provider", "-c", "Release", "-r", platform.Rid, "-p:PublishAot=true", "-p:ContinuousIntegrationBuild=true",
            "-o", folder);

        var program = Path.Combine(folder, platform.Executable);
        if (!System.IO.File.Exists(program))
        {
            throw new ReleaseException($"Publishing for '{platform.Rid}' made no '{platform.Executable}'.");
        }

        var graph = PackageGraph.Read(Path.Combine(repository.Root, "artifacts", "obj", "MediaProviders.Provider", "project.assets.json"), platform.Rid);
        var strangers = LockedPackages.Of(repository, "provider").Strangers(graph);
        return strangers.Count == 0
            ? new(program, graph)
            : throw new ReleaseException(
                $"The program holds packages that 'provider/packages.lock.json' does not: {string.Join(", ", strangers)}. Run 'dotnet restore --locked-mode' "
                    + "and look.");
    }
}
