using System.Formats.Tar;
using System.IO.Compression;
using static MediaProviders.Benchmarks.Report.MarkdownTable;

namespace MediaProviders.Benchmarks.Report;

/// <summary>How the peers start and serve, side by side.</summary>
internal static class PeerTable
{
    /// <summary>A column per peer.</summary>
    public static MarkdownTable Write(
        IReadOnlyList<Peer> peers, Dictionary<string, List<StartSample>> starts, Dictionary<string, List<ServingSample>> serving, int checks)
    {
        var table = new MarkdownTable(["", .. peers.Select(peer => peer.Name)]);
        Add("exec → port line, ms", Start(s => s.PortMilliseconds));
        Add("exec → GetPluginInfo answered, ms", Start(s => s.InfoMilliseconds));
        Add("exec → first Check answered, ms", Start(s => s.CheckMilliseconds));
        Add("resident at the port line, MiB", Start(s => s.ResidentAtPort));
        Add("resident at first Check, MiB", Start(s => s.ResidentAtCheck));
        Add($"resident after {Cell(checks / 2d)} Checks of {Cell(PluginMeasurement.Resources)} resources, MiB", Serving(s => s.ResidentAfterHalf));
        Add($"resident after {Cell(checks)} Checks of {Cell(PluginMeasurement.Resources)} resources, MiB", Serving(s => s.ResidentAfterAll));
        Add("CPU per Check, µs", Serving(s => s.CpuMicroseconds));
        Add("download, tar.gz, MiB", peers.Select(peer => peer.Key == PeerFinder.Native ? Download.Mebibytes(peer.FileName) : double.NaN));
        return table;

        void Add(string name, IEnumerable<double> values) => table.Add(name, values.Select(value => Cell(value, decimals: 1)));

        IEnumerable<double> Start(Func<StartSample, double> figure) => peers.Select(peer => Median.Of(starts[peer.Key].Select(figure)));

        IEnumerable<double> Serving(Func<ServingSample, double> figure) =>
            peers.Select(peer => serving.TryGetValue(peer.Key, out var samples) ? Median.Of(samples.Select(figure)) : double.NaN);
    }

    /// <summary>
    /// How much longer our framework-dependent form takes to GetPluginInfo than an empty Kestrel application of that form; null when one is left out.
    /// </summary>
    public static double? BuildToKestrel(Dictionary<string, List<StartSample>> starts) =>
        starts.TryGetValue(PeerFinder.Build, out var ours) && starts.TryGetValue(PeerFinder.Kestrel, out var empty)
            ? Median.Of(ours.Zip(empty, (one, other) => one.InfoMilliseconds / other.InfoMilliseconds))
            : null;
}

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
