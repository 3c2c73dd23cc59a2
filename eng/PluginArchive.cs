using System.Formats.Tar;
using System.IO.Compression;

namespace MediaProviders.Release;

/// <summary>
/// The download of one platform: a tar.gz with the program at its root, as the CLI unpacks it into its folder of plugins. The same files and time make the same
/// bytes: names in order, one time, no owner, fixed rights.
/// </summary>
internal static class PluginArchive
{
    /// <summary>The licence of the plugin.</summary>
    public const string Licence = "LICENSE";

    /// <summary>The licences of what is linked into it.</summary>
    public const string Notices = "THIRD-PARTY-NOTICES.txt";

    private const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes the archive.</summary>
    /// <param name="file">Where; an existing file is replaced.</param>
    /// <param name="contents">Name in the archive, content, and whether it is a program.</param>
    /// <param name="time">What every entry carries.</param>
    public static void Write(string file, IEnumerable<(string Name, byte[] Content, bool Program)> contents, DateTimeOffset time)
    {
        using var stream = File.Create(file);
        // .NET writes neither a name nor a time into the head of the gzip stream.
        using var zip = new GZipStream(stream, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(zip, TarEntryFormat.Ustar);
        foreach (var (name, content, program) in contents.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            using var data = new MemoryStream(content);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = data,
                ModificationTime = time,
                Mode = program ? ReadAndWrite | Run : ReadAndWrite,
            });
        }
    }

    /// <summary>The entries of an archive with their content.</summary>
    public static IReadOnlyList<(TarEntry Entry, byte[] Content)> Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var zip = new GZipStream(stream, CompressionMode.Decompress);
        using var tar = new TarReader(zip);
        var entries = new List<(TarEntry Entry, byte[] Content)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            entries.Add((entry, content.ToArray()));
        }

        return entries;
    }
}
