using System.Globalization;
using System.Text;
using MediaProviders.Benchmarks.Plugins;

namespace MediaProviders.Benchmarks.Measurements;

/// <summary>Looks into the memory of a plugin that holds a list for texts it has made of passwords. Linux only.</summary>
internal static class NeighbourTexts
{
    private const int Chunk = 1024 * 1024;
    private const int Overlap = 256;

    /// <summary>How many passwords of other entries than number 0, the one it was asked for, stand in the memory as .NET holds texts; not a number where nobody may look.</summary>
    /// <exception cref="InvalidOperationException">Not even the one it was asked for is found.</exception>
    public static double Count(RunningPlugin plugin)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var memory = new FileStream($"/proc/{plugin.ProcessId}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            foreach (var line in File.ReadLines($"/proc/{plugin.ProcessId}/maps").Where(line => line.Split(' ')[1].StartsWith("rw", StringComparison.Ordinal)))
            {
                Search(memory, line.Split(' ')[0].Split('-'), found);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return double.NaN;
        }

        return found.Remove(EngineRequests.NameOf(0)) ? found.Count : throw new InvalidOperationException("The search does not find the password that is known to be there.");
    }

    private static void Search(FileStream memory, string[] range, HashSet<string> found)
    {
        var buffer = new byte[Chunk + Overlap];
        var end = long.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (var at = long.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture); at < end; at += Chunk)
        {
            try
            {
                memory.Position = at;
                var read = memory.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), 1, throwOnEndOfStream: false);
                Search(buffer.AsSpan(0, read), found);
            }
            catch (IOException)
            {
                // A page that is reserved only.
            }
        }
    }

    private static void Search(ReadOnlySpan<byte> memory, HashSet<string> found)
    {
        ReadOnlySpan<byte> start = Encoding.Unicode.GetBytes(EngineRequests.PasswordStart);
        var length = EngineRequests.NameOf(0).Length * sizeof(char);
        for (var at = memory.IndexOf(start); at >= 0; at = memory.IndexOf(start))
        {
            memory = memory[(at + start.Length)..];
            if (memory.Length >= length)
            {
                found.Add(Encoding.Unicode.GetString(memory[..length]));
            }
        }
    }
}
