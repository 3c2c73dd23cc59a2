using System.Formats.Tar;
using System.IO.Compression;

namespace MediaProviders.Benchmarks.Report;

/// <summary>What the CLI would download: an archive with the executable alone.</summary>
internal static class Download
{
    /// <summary>The size of the archive in MiB.</summary>
    public static double Mebibytes(string executable)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(executable, Path.GetFileName(executable));
        }

        return archive.Length / (1024.0 * 1024);
    }
}
