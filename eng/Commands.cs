namespace MediaProviders.Release;

/// <summary>The commands for people and workflows.</summary>
internal static class Commands
{
    private const int Failed = 1;
    private const int NotKnown = 2;

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code; null: there is no such command.</returns>
    /// <exception cref="ReleaseException">It failed.</exception>
    public static int? Run(Repository repository, string[] arguments, TextWriter output)
    {
        string Option(string name, string otherwise) => arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault() ?? otherwise;
        var folder = Path.GetFullPath(Option("--output", Path.Combine(repository.Root, "artifacts", "release")));

        return arguments switch
        {
            ["dry-run", ..] => DryRun(repository, folder, output),
            ["archive", ..] => Archive(repository, Option("--platform", Platform.Named(null).Rid), folder, output),
            ["sdk", ..] => Sdk(repository, folder, output),
            ["sums", var place] => Sums(place, output),
            ["check-tag", var tag] => CheckTag(repository, tag, output),
            ["licences"] => Licences(repository, output, write: false),
            ["licences", "--write"] => Licences(repository, output, write: true),
            ["vulnerable"] => Vulnerable(repository, output),
            ["reproduce", ..] => Reproduce(repository, output),
            ["pin"] => Pin(repository, output),
            _ => null,
        };
    }

    private static int DryRun(Repository repository, string folder, TextWriter output)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var platform = Platform.Named(null);
        ReleaseFolder.Add(repository, platform, folder, run: true);
        Checksums.Write(folder);
        output.WriteLine($"A release of {repository.Version} for '{platform.Rid}' is in '{folder}'; its archive was unpacked as the CLI does it, and the "
            + "program started:");
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            output.WriteLine($"{new FileInfo(file).Length,10}  {Path.GetFileName(file)}");
        }

        return 0;
    }

    private static int Archive(Repository repository, string rid, string folder, TextWriter output)
    {
        var platform = Platform.Named(rid);
        var archive = ReleaseFolder.Add(repository, platform, folder, run: rid == Platform.Named(null).Rid);
        output.WriteLine($"{new FileInfo(archive).Length,10}  {archive}");
        return 0;
    }

    private static int Sdk(Repository repository, string folder, TextWriter output)
    {
        if (!Directory.Exists(Path.Combine(repository.Root, "sdk", "dotnet")))
        {
            throw new ReleaseException("There is no SDK to pack: 'sdk/dotnet' does not exist.");
        }

        Command.Run(repository.Root, "dotnet", "pack", "sdk/dotnet", "-c", "Release", "-p:ContinuousIntegrationBuild=true", "-o", folder);
        output.WriteLine($"The packages of the SDK are in '{folder}'.");
        return 0;
    }

    private static int Sums(string folder, TextWriter output)
    {
        Checksums.Write(folder);
        output.Write(File.ReadAllText(Path.Combine(folder, Checksums.FileName)));
        return 0;
    }

    private static int CheckTag(Repository repository, string tag, TextWriter output)
    {
        var right = tag == $"v{repository.Version}";
        output.WriteLine(right
            ? $"The tag '{tag}' is the version of Directory.Build.props."
            : $"The tag '{tag}' is not 'v{repository.Version}', the version of Directory.Build.props. Change one of them; a published version is never made again.");
        return right ? 0 : Failed;
    }

    private static int Licences(Repository repository, TextWriter output, bool write)
    {
        var page = LicenceList.Of(PackageGraph.Read(Path.Combine(repository.Root, "artifacts/obj/MediaProviders.Provider/project.assets.json"), rid: null));
        if (write)
        {
            File.WriteAllText(Path.Combine(repository.Root, LicenceList.Place), page);
            page = $"'{LicenceList.Place}' is written.\n";
        }

        output.Write(page);
        return 0;
    }

    private static int Vulnerable(Repository repository, TextWriter output)
    {
        if (!Advisories.AreReachable())
        {
            output.WriteLine("No source of advisories can be reached: a package that is known to be vulnerable was not reported, so an empty answer would mean "
                + "nothing. "
                + "Run this where the package source is nuget.org or another one with vulnerability data.");
            return NotKnown;
        }

        var found = Advisories.Of(repository);
        foreach (var advisory in found)
        {
            output.WriteLine($"{advisory.Severity}: {advisory.Package} {advisory.Version} in {advisory.Project}: {advisory.Address}");
        }

        output.WriteLine(found.Count == 0 ? "No package in use has a known vulnerability."
            : "Raise the versions in Directory.Packages.props, then run 'dotnet restore'.");
        return found.Count == 0 ? 0 : Failed;
    }

    private static int Reproduce(Repository repository, TextWriter output)
    {
        var equal = Reproduction.Try(repository, Platform.Named(null), output);
        output.WriteLine(equal ? "Equal: the build is reproducible on this machine." : "Different: the build is not reproducible.");
        return equal ? 0 : Failed;
    }

    private static int Pin(Repository repository, TextWriter output)
    {
        foreach (var workflow in Directory.EnumerateFiles(Path.Combine(repository.Root, ".github", "workflows"), "*.yml").Order(StringComparer.Ordinal))
        {
            File.WriteAllText(workflow, ActionPins.Pin(File.ReadAllText(workflow), ActionPins.AskGitHub));
            output.WriteLine($"'{Path.GetFileName(workflow)}' names every action by its commit.");
        }

        return 0;
    }
}
