using System.Globalization;
using System.Text;
using MediaProviders.Emulator;
using MediaProviders.LocalEngine;
using MediaProviders.Secrecy.Tests.Sweeping;

namespace MediaProviders.Secrecy.Tests;

/// <summary>The memory of a plugin that has read a list: of its neighbours' credentials it has made no text, neither for the moment nor to keep.</summary>
public class MemoryTests
{
    private const int Chunk = 1024 * 1024;
    private const int Overlap = 256;

    [Fact]
    public async Task Plugin_ThatHasReadAList_HoldsNoTextOfANeighboursCredentials()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, HeldBy = held.Task });
        var up = stack.UpAsync(Programs.One(), new CommandOptions { SkipPreview = true });

        // The create has looked at the list, and holds what it writes.
        await stack.Emulator.Requests.WaitUntilAsync(requests => requests.Count("POST") > 0);
        var memory = stack.Environment.Processes().Select(id => TryCount(id, Secrets.Password.Text, Secrets.Neighbour.Text, Secrets.NeighbourBearer.Text, Secrets.Stranger.Text)).ToList();
        held.SetResult();
        (await up).Succeeded.ShouldBeTrue();

        if (memory.Contains(null))
        {
            // A system that lets nobody look, not even the parent.
            return;
        }

        memory.Sum(counts => counts![0]).ShouldBeGreaterThan(0, "The search finds what is there.");
        memory.Sum(counts => counts![1] + counts[2] + counts[3]).ShouldBe(0);
    }

    // How often the texts stand in the writable memory of a process as .NET holds texts; null when it cannot be read.
    private static int[]? TryCount(int process, params string[] texts)
    {
        var patterns = texts.Select(text => Encoding.Unicode.GetBytes(text[..16])).ToList();
        var counts = new int[texts.Length];
        try
        {
            using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            foreach (var (start, end) in File.ReadLines($"/proc/{process}/maps").Where(line => line.Split(' ')[1].StartsWith("rw", StringComparison.Ordinal)).Select(RangeOf))
            {
                CountIn(memory, start, end, patterns, counts);
            }

            return counts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void CountIn(FileStream memory, long start, long end, List<byte[]> patterns, int[] counts)
    {
        var buffer = new byte[Chunk + Overlap];
        for (var at = start; at < end; at += Chunk)
        {
            int read;
            try
            {
                memory.Position = at;
                read = memory.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)), 1, throwOnEndOfStream: false);
            }
            catch (IOException)
            {
                // A page that is reserved only.
                continue;
            }

            for (var i = 0; i < patterns.Count; i++)
            {
                counts[i] += buffer.AsSpan(0, read).IndexOf(patterns[i]) >= 0 ? 1 : 0;
            }
        }
    }

    private static (long Start, long End) RangeOf(string line)
    {
        var range = line.Split(' ')[0].Split('-');
        return (long.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
