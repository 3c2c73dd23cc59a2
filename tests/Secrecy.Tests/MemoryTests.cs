namespace MediaProviders.Secrecy.Tests;

/// <summary>The memory of a plugin that has read a list: of its neighbours' credentials it has made no text, neither for the moment nor to keep.</summary>
public class MemoryTests
{
    [LinuxFact]
    public async Task Plugin_ThatHasReadAList_HoldsNoTextOfANeighboursCredentials()
    {
        await using var stack = await SecretStack.StartProcessesAsync();
        var held = new TaskCompletionSource();
        stack.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, HeldBy = held.Task });
        var up = stack.UpAsync(Programs.One(), UpdateOnly);

        // The create has looked at the list, and holds what it writes.
        await stack.Emulator.Requests.WaitUntilAsync(requests => requests.Count("POST") > 0);
        var memory = stack.Environment.Processes()
            .Select(id => TryCount(id, Secrets.Password.Text, Secrets.Neighbour.Text, Secrets.NeighbourBearer.Text, Secrets.Stranger.Text)).ToList();
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
            foreach (var part in ProcessMemory.Parts(process))
            {
                for (var i = 0; i < patterns.Count; i++)
                {
                    counts[i] += part.Span.IndexOf(patterns[i]) >= 0 ? 1 : 0;
                }
            }

            return counts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
