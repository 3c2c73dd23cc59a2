using System.Globalization;

namespace MediaProviders.Tests;

/// <summary>The writable memory of a process. Linux only.</summary>
internal static class ProcessMemory
{
    private const int Chunk = 1024 * 1024;
    private const int Overlap = 256;

    /// <summary>All of it in parts, which overlap a little: no short text is cut in two. A part holds until the next one is read.</summary>
    /// <exception cref="IOException">The system lets nobody look, not even the parent.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Parts(int process)
    {
        var buffer = new byte[Chunk + Overlap];
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach (var line in File.ReadLines($"/proc/{process}/maps").Where(line => line.Split(' ')[1].StartsWith("rw", StringComparison.Ordinal)))
        {
            var range = line.Split(' ')[0].Split('-').Select(address => long.Parse(address, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            for (var at = range[0]; at < range[1]; at += Chunk)
            {
                yield return buffer.AsMemory(0, Read(memory, at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, range[1] - at))));
            }
        }
    }

    private static int Read(FileStream memory, long at, Span<byte> into)
    {
        try
        {
            memory.Position = at;
            return memory.ReadAtLeast(into, 1, throwOnEndOfStream: false);
        }
        catch (IOException)
        {
            // A page that is reserved only.
            return 0;
        }
    }
}
