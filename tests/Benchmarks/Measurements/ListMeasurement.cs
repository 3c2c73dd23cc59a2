extern alias plugin;

using System.Diagnostics;
using System.Text;
using MediaProviders.Benchmarks.Report;
using plugin::MediaProviders.Api;

namespace MediaProviders.Benchmarks.Measurements;

/// <summary>Parses a long list and finds one entry in it, in this process.</summary>
internal static class ListMeasurement
{
    /// <summary>The entries of the list, about 1 MiB.</summary>
    public const int Entries = 10_000;

    private const int Runs = 15;

    /// <summary>The first time in this process, and the median of the times after a warm-up, in milliseconds.</summary>
    public static (double Cold, double Warm) Run()
    {
        var list = Write();
        var cold = Once(list);
        for (var run = 0; run < 2 * Runs; run++)
        {
            Once(list);
        }

        return (cold, Median.Of(Enumerable.Range(0, Runs).Select(_ => Once(list))));
    }

    private static double Once(byte[] json)
    {
        var started = Stopwatch.GetTimestamp();
        using var list = MediaProviderList.Parse(json);
        return list.Find(NameOf(Entries / 2)) is null
            ? throw new InvalidOperationException("The entry was not found.")
            : Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static byte[] Write()
    {
        var text = new StringBuilder("""{"settings":{"application":{"media":{"providers":[""");
        for (var index = 0; index < Entries; index++)
        {
            text.Append(index > 0 ? "," : "")
                .Append("""{"name":"%","type":"www","config":{"basic":{"username":"media-reader","password":"secret of %"}}}""".Replace("%", NameOf(index), StringComparison.Ordinal));
        }

        return Encoding.UTF8.GetBytes(text.Append("]}}}}").ToString());
    }

    private static string NameOf(int index) => "entry-" + string.Concat(index.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
