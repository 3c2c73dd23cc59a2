namespace MediaProviders.Release;

/// <summary>Makes what a release offers for one platform: the archive and its bill of materials.</summary>
internal static class ReleaseFolder
{
    /// <summary>Builds, packs, checks and tries the plugin of one platform.</summary>
    /// <returns>The archive.</returns>
    /// <exception cref="ReleaseException">Something is wrong; the folder holds no archive of this platform then.</exception>
    public static string Add(Repository repository, Platform platform, string folder, bool run)
    {
        var version = repository.Version;
        var archive = Path.Combine(Directory.CreateDirectory(folder).FullName, platform.ArchiveName(version));
        File.Delete(archive);
        var stage = Directory.CreateTempSubdirectory("mediaproviders-stage-");
        try
        {
            var plugin = NativePlugin.Publish(repository, platform, stage.FullName);
            var draft = Path.Combine(stage.CreateSubdirectory("draft").FullName, platform.ArchiveName(version));
            PluginArchive.Write(draft,
                [
                    (platform.Executable, File.ReadAllBytes(plugin.File), true),
                    (PluginArchive.Licence, File.ReadAllBytes(Path.Combine(repository.Root, "LICENSE")), false),
                    (PluginArchive.Notices, System.Text.Encoding.UTF8.GetBytes(ThirdPartyNotices.Of(plugin.Graph)), false),
                ],
                repository.SourceDate());
            if (ArchiveLayout.Problems(draft, platform, version) is { Count: > 0 } problems)
            {
                throw new ReleaseException($"The archive for '{platform.Rid}' is not as the CLI wants it:\n- {string.Join("\n- ", problems)}");
            }

            if (run)
            {
                InstalledPlugin.Try(draft, platform, version);
            }

            File.Copy(draft, archive);
            File.WriteAllText(
                Path.Combine(folder, platform.BillName(version)),
                BillOfMaterials.Of(plugin.Graph, version, (Path.GetFileName(archive), Checksums.Of(archive)), repository.SourceDate()));
            return archive;
        }
        finally
        {
            stage.Delete(recursive: true);
        }
    }
}
