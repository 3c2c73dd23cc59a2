namespace MediaProviders.Release;

/// <summary>Builds the same source twice, in two folders of different names, and compares.</summary>
internal static class Reproduction
{
    /// <summary>Writes both hashes to <paramref name="output"/>.</summary>
    /// <returns>Whether the two archives and the two bills are equal, byte for byte.</returns>
    public static bool Try(Repository repository, Platform platform, TextWriter output)
    {
        var time = repository.SourceDate().ToUnixTimeSeconds();
        var files = repository.Files();
        var home = Directory.CreateTempSubdirectory("mediaproviders-twice-");
        try
        {
            var made = new List<(string Archive, string Bill)>();
            foreach (var name in (string[])["first", Path.Combine("second", "in-a-folder-with-a-longer-name")])
            {
                var copy = Copy(repository, files, Path.Combine(home.FullName, name));
                Environment.SetEnvironmentVariable("SOURCE_DATE_EPOCH", time.ToString(System.Globalization.CultureInfo.InvariantCulture));
                var archive = ReleaseFolder.Add(copy, platform, Path.Combine(home.FullName, name, "release"), run: false);
                var bill = Path.Combine(Path.GetDirectoryName(archive)!, platform.BillName(copy.Version));
                made.Add((Checksums.Of(archive), Checksums.Of(bill)));
                output.WriteLine($"{made[^1].Archive}  {Path.GetFileName(archive)}  built in '{name}'");
                output.WriteLine($"{made[^1].Bill}  {Path.GetFileName(bill)}  built in '{name}'");
            }

            return made[0] == made[1];
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static Repository Copy(Repository repository, IReadOnlyList<string> files, string folder)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(repository.Root, file), target);
        }

        return new(folder);
    }
}
