using System.Globalization;
using System.Xml.Linq;

namespace MediaProviders.Release;

/// <summary>The working copy that a release is made from.</summary>
/// <param name="Root">The folder with Directory.Build.props.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The framework of the shipped program.</summary>
    public const string ShippedFramework = "net10.0";

    /// <summary>The version, as Directory.Build.props says it.</summary>
    public string Version =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("Version").First().Value;

    /// <summary>The working copy around <paramref name="folder"/>.</summary>
    /// <exception cref="ReleaseException">There is none.</exception>
    public static Repository Around(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "Directory.Build.props")) && Directory.Exists(Path.Combine(candidate.FullName, "provider")))
            {
                return new(candidate.FullName);
            }
        }

        throw new ReleaseException($"'{folder}' is not inside a working copy of this repository. Change into one.");
    }

    /// <summary>The files of the tree as they are now, without ignored ones; relative, with '/'.</summary>
    /// <exception cref="ReleaseException">The folder is not a git working copy.</exception>
    public IReadOnlyList<string> Files() =>
        [.. Command.Run(Root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Where(file => File.Exists(Path.Combine(Root, file)))
            .Order(StringComparer.Ordinal)];

    /// <summary>
    /// The one time that everything in a release carries: SOURCE_DATE_EPOCH where it is set (https://reproducible-builds.org/specs/source-date-epoch), else the
    /// time of the newest commit.
    /// </summary>
    /// <exception cref="ReleaseException">Neither is there.</exception>
    public DateTimeOffset SourceDate()
    {
        var seconds = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is { Length: > 0 } said ? said
            : Command.Run(Root, "git", "log", "-1", "--format=%ct").Trim();
        return long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : throw new ReleaseException($"'{seconds}' is no number of seconds. Unset SOURCE_DATE_EPOCH, or set it to seconds since 1970.");
    }
}
