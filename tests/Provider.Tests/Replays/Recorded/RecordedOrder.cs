namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// What had ended before something began. Within a process the recorded times tell. The clocks of two processes have an unknown distance, which the order of
/// the lines bounds: of two things in two processes the one with the earlier line counts as ended before the other began, unless they certainly overlapped.
/// </summary>
internal sealed class RecordedOrder(IReadOnlyList<RecordedLine> lines)
{
    private readonly Dictionary<(int Later, int Earlier), int> _farthest = FarthestDistances(lines);

    /// <summary>The indices of the lines that had ended before the one at <paramref name="index"/> began.</summary>
    public IEnumerable<int> EndedBefore(int index) => Enumerable.Range(0, index).Where(earlier => HadEnded(lines[earlier], lines[index]));

    private bool HadEnded(RecordedLine earlier, RecordedLine later) => earlier.Process == later.Process
        ? earlier.EndMs <= later.StartMs && !(earlier is RecordedCall one && later is RecordedCall other && one.Index > other.Index)
        : later is RecordedStart || _farthest.GetValueOrDefault((later.Process, earlier.Process), int.MaxValue / 2) + later.StartMs >= earlier.EndMs;

    /// <summary>
    /// The most that a process can have started after another: whenever a line of the first stands before one of the second,
    /// start(first) + end ≤ start(second) + end.
    /// </summary>
    private static Dictionary<(int Later, int Earlier), int> FarthestDistances(IReadOnlyList<RecordedLine> lines)
    {
        var farthest = new Dictionary<(int, int), int>();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                var (first, second) = (lines[i], lines[j]);
                var key = (first.Process, second.Process);
                var distance = second.EndMs - first.EndMs;
                farthest[key] = Math.Min(distance, farthest.GetValueOrDefault(key, int.MaxValue / 2));
            }
        }

        return farthest;
    }
}
