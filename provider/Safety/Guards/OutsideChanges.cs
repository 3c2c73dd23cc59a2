using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Sinch.Entries;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>Tells by its fields what has happened to an entry since it was last known. What a server masks tells nothing.</summary>
internal static class OutsideChanges
{
    /// <summary>The fields in which the entry differs from what was last known of it; none where nothing was.</summary>
    public static List<string> Of(MediaProvider? live, LastKnown lastKnown) =>
        live is not null && lastKnown.State["config"].Plain is ObjectValue && EntryInputs.EntryOf(lastKnown.State) is { } last
            ? EntryComparison.Differences(live, last, maskedIsEqual: true)
            : [];

    /// <summary>Warns of those that a write of <paramref name="entry"/> takes away: what it sends as it is there is not lost.</summary>
    public static void WarnOfLost(Operation operation, EntryId id, MediaProvider live, LastKnown lastKnown, MediaProvider entry)
    {
        var written = EntryComparison.Differences(live, entry, maskedIsEqual: false);
        var lost = Of(live, lastKnown).FindAll(change => written.Exists(path => IsInside(path, change) || IsInside(change, path)));
        if (lost.Count > 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' had been changed outside of this program ({string.Join(", ", lost)}); it is overwritten all the same.");
        }
    }

    private static bool IsInside(string path, string other) => path == other || path.StartsWith(other + ".", StringComparison.Ordinal);
}
