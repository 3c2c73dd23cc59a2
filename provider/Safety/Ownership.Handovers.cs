using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <content>
/// Entries that pass from one resource of a command to another. When resources take over each other's names, the engine creates them concurrently and in any
/// order, so a create that finds another resource's entry waits until that resource has given it up.
/// </content>
internal sealed partial class Ownership
{
    private enum Stage
    {
        Announced,
        UnderWay,
        Gone,
        Failed,
    }

    /// <summary>Reports that a create, or the delete before it where that replaces a resource, has begun.</summary>
    public void Begun(string address) => Change(address, resource =>
        (resource.IsFresh, resource.Leaving) = (false, resource.Leaving is null or Stage.Gone ? resource.Leaving : Stage.UnderWay));

    /// <summary>Reports that the create or delete has ended.</summary>
    /// <param name="isLeft">True when the replacement is confirmed or the old entry is certainly gone; false when the resource may still need it.</param>
    public void Ended(string address, bool isLeft) => Change(address, resource => resource.End(isLeft));

    /// <summary>
    /// The address under which the resource that has the entry will be replaced, where that has not begun; null for none. An engine announces a forced
    /// replacement by checking it as a new one. If the resource has an alias, an engine compares it under its new address and deletes under the old one.
    /// </summary>
    public string? FindReplacement(string address, EntryKey entry)
    {
        lock (gate)
        {
            bool IsLeaving(Resource other) => other.Leaving == Stage.Announced && other.Held == entry;
            var resource = Of(address);
            return (resource.Leaving is null ? resource.IsFresh : IsLeaving(resource)) ? address : resources.FirstOrDefault(pair => IsLeaving(pair.Value)).Key;
        }
    }

    /// <summary>What a replacement of the resource has to keep; null for nothing.</summary>
    public KeptValues? KeptOf(string address) => Locked(() => Of(address).Kept);

    /// <summary>Reports that a replacement of the resource has to keep this.</summary>
    public void Keep(string address, KeptValues what) => Change(address, resource => resource.Kept = what);

    /// <summary>What prevents a create, as far as is known now; null when the create would succeed, perhaps after a wait.</summary>
    public Handover? FindObstacle(string address, EntryKey entry)
    {
        lock (gate)
        {
            var (holder, stage) = LeaverOf(address, entry);
            return doubles.TryGetValue(entry, out var twin) && twin != address ? new Handover(Handover.Ending.Double, twin)
                : holder is null ? new Handover(Handover.Ending.NotLeft, HolderOf(address, entry))
                : stage == Stage.Gone ? null
                : LeadsBack(address, holder) ? new Handover(Handover.Ending.Circle, holder)
                : stage == Stage.Failed ? new Handover(Handover.Ending.NotConfirmed, holder)
                : null;
        }
    }

    /// <summary>Waits until another resource of the command has given up the entry, or it is known that none will.</summary>
    public async Task<Handover> WaitAsync(string address, EntryKey entry, CancellationToken cancellationToken)
    {
        (string? Holder, Stage? Stage)? last = null;
        var since = time.GetTimestamp();
        try
        {
            while (true)
            {
                var change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (string? Holder, Stage? Stage) now;
                Handover? end;
                lock (gate)
                {
                    Of(address).Awaited = entry;
                    MarkCircle(address);
                    now = LeaverOf(address, entry);
                    since = now == last ? since : time.GetTimestamp();
                    last = now;
                    end = EndOf(address, entry, now.Holder, now.Stage, isPatienceOver: time.GetElapsedTime(since) >= Handover.Patience);
                    waiting.Add(change);
                }

                if (end is { } known)
                {
                    return known;
                }

                // Once the other resource's own create has begun, it ends within the timeout of an operation.
                var rest = Handover.Patience - time.GetElapsedTime(since);
                var limit = now.Stage == Stage.UnderWay ? Timeout.InfiniteTimeSpan : rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
                await using var alarm = time.CreateTimer(_ => change.TrySetResult(), null, limit, Timeout.InfiniteTimeSpan);
                await using var ending = cancellationToken.UnsafeRegister(_ => change.TrySetResult(), null);
                await change.Task;
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            Change(address, resource => resource.Awaited = null);
        }
    }

    private Handover? EndOf(string address, EntryKey entry, string? holder, Stage? stage, bool isPatienceOver) =>
        Of(address).Next is { } next ? new Handover(Handover.Ending.Circle, next)
        : doubles.TryGetValue(entry, out var twin) && twin != address ? new Handover(Handover.Ending.Double, twin)
        : stage switch
        {
            Stage.Gone => new Handover(Handover.Ending.Left, holder),
            Stage.Failed => new Handover(Handover.Ending.NotConfirmed, holder),
            Stage.UnderWay => null,
            _ when !isPatienceOver => null,
            Stage.Announced => new Handover(LeadsBack(address, holder!) ? Handover.Ending.Circle : Handover.Ending.NotBegun, holder),
            _ => new Handover(Handover.Ending.NotLeft, HolderOf(address, entry)),
        };

    private string? HolderOf(string address, EntryKey entry) => resources.FirstOrDefault(pair => pair.Value.Held == entry && pair.Key != address).Key;

    // In an edited state several resources may have the entry: one that has not given it up decides.
    private (string? Holder, Stage? Stage) LeaverOf(string address, EntryKey entry)
    {
        var leavers = resources.Where(pair => pair.Key != address && pair.Value.Leaving is not null && pair.Value.Held == entry).ToList();
        var (holder, resource) = leavers.Find(leaver => leaver.Value.Leaving != Stage.Gone) is { Key: not null } stays ? stays : leavers.LastOrDefault();
        return (holder, resource?.Leaving);
    }

    // Every create of the circle waits for the next one, so none can be first. All of them are marked, because the first one that stops leaves the circle.
    private void MarkCircle(string start)
    {
        var circle = FindCircle([start], resource => resource.Awaited, stage => stage == Stage.UnderWay);
        for (var i = 0; i < circle.Count; i++)
        {
            Of(circle[i]).Next = circle[(i + 1) % circle.Count];
        }

        if (circle.Count > 0)
        {
            Signal();
        }
    }

    // According to the checks, whether or not the creates have begun.
    private bool LeadsBack(string start, string holder) => FindCircle([start, holder], resource => resource.Wanted, stage => stage != Stage.Gone).Count > 0;

    // Goes from each resource to the one that gives up the entry it needs; empty when that does not lead back to the first.
    private List<string> FindCircle(List<string> path, Func<Resource, EntryKey?> needs, Predicate<Stage?> counts)
    {
        while (needs(Of(path[^1])) is { } entry && LeaverOf(path[^1], entry) is ({ } next, var stage) && counts(stage))
        {
            if (path.Contains(next))
            {
                return next == path[0] ? path : [];
            }

            path.Add(next);
        }

        return [];
    }

    private void Signal()
    {
        waiting.ForEach(change => change.TrySetResult());
        waiting.Clear();
    }
}

/// <summary>
/// What of its entry a replacement has to keep. An engine says which changes are ignored when it compares and when it updates, but not when it creates.
/// </summary>
/// <param name="Id">The entry that the resource has.</param>
/// <param name="Ignored">The paths whose changes are ignored.</param>
/// <param name="Wanted">What the program wants, with ignored parts as the state has them.</param>
/// <param name="Live">The entry as it was just before its delete, where that comes first; else null.</param>
internal sealed record KeptValues(EntryId Id, IReadOnlyList<PropertyPath> Ignored, MediaProviderInputs Wanted, MediaProvider? Live = null);

/// <summary>How the wait for an entry of another resource ended. Only after <see cref="Ending.Left"/> does a create try again.</summary>
/// <param name="Other">The address of the other resource; null when none is known.</param>
internal readonly record struct Handover(Handover.Ending End, string? Other)
{
    /// <summary>How long a create waits for another call of the engine, which comes within milliseconds if it comes at all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal enum Ending
    {
        /// <summary>No resource of the command is going to give up the entry.</summary>
        NotLeft,

        /// <summary>Another resource has given it up: its own replacement is confirmed, or its entry is gone.</summary>
        Left,

        /// <summary>Another resource is going to give it up but has not begun to: an engine without parallelism calls this create first.</summary>
        NotBegun,

        /// <summary>Another resource was going to give it up, but its own replacement failed or is not confirmed.</summary>
        NotConfirmed,

        /// <summary>The other resource in turn waits for this one to give up its entry.</summary>
        Circle,

        /// <summary>Another resource of the program wants the same entry.</summary>
        Double,
    }
}
