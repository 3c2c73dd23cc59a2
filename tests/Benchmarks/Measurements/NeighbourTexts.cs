namespace MediaProviders.Benchmarks.Measurements;

/// <summary>Looks into the memory of a plugin that holds a list for texts it has made of passwords. Linux only.</summary>
internal static class NeighbourTexts
{
    /// <summary>How many passwords of other entries than number 0, the one it was asked for, stand in the memory as .NET holds texts; not a number where nobody may look.</summary>
    /// <exception cref="InvalidOperationException">Not even the one it was asked for is found.</exception>
    public static double Count(RunningPlugin plugin)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var part in MediaProviders.Tests.ProcessMemory.Parts(plugin.ProcessId))
            {
                Search(part.Span, found);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return double.NaN;
        }

        return found.Remove(EngineRequests.NameOf(0)) ? found.Count : throw new InvalidOperationException("The search does not find the password that is known to be there.");
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
