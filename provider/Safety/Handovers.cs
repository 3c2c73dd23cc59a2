using System.Runtime.InteropServices;

namespace MediaProviders.Safety;

/// <summary>
/// Entries that pass from one resource of a command to another. When resources take over each other's names, the engine creates them concurrently and in any
/// order, so a create that finds another resource's entry waits until that resource has given it up. <see cref="Ownership"/> reports the calls. Thread-safe.
/// </summary>
internal sealed class Handovers(TimeProvider time)
{
    /// <summary>How long a create waits for another call of the engine, which comes within milliseconds if it comes at all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Resource> resources = [];
    private readonly Dictionary<EntryKey, string> doubles = [];
    private readonly List<TaskCompletionSource> waiting = [];

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

    private enum Stage
    {
        Announced,
        UnderWay,
        Gone,
        Failed,
    }

    /// <param name="isNew">True for the check of a new resource, or of a forced replacement.</param>
    /// <param name="holds">The entry it has according to the state; null when that is not known.</param>
    /// <param name="wanted">The entry it wants; null when that is not known.</param>
    public void Check(string address, EntryKey? holds, EntryKey? wanted, bool isNew)
    {
        // Not by way of Change, to avoid its closure: an engine checks every resource at least once.
        lock (gate)
        {
            var resource = Of(address);
            (resource.IsFresh, resource.Held, resource.Wanted) = (isNew, holds ?? resource.Held, wanted);
            Signal();
        }
    }

    /// <summary>The check of a resource failed because another one wants the same entry.</summary>
    public void Double(string address, EntryKey wanted) => Change(address, _ => doubles[wanted] = address);

    /// <summary>The state has the resource with this entry, whether or not the program still has the resource.</summary>
    public void Hold(string address, EntryKey entry) => Change(address, resource => resource.Held = entry);

    /// <summary>Diff has decided whether the resource keeps its entry or is replaced.</summary>
    public void Compare(string address, EntryKey entry, bool isReplacement) => Change(address, resource =>
        (resource.Held, resource.Leaving) = (entry, isReplacement ? resource.Leaving ?? Stage.Announced : null));

    /// <summary>The create that replaces a resource, or the delete before it, has begun.</summary>
    public void Begin(string address) => Change(address, resource =>
        (resource.IsFresh, resource.Leaving) = (false, resource.Leaving is null or Stage.Gone ? resource.Leaving : Stage.UnderWay));

    /// <summary>The create or delete has ended.</summary>
    /// <param name="isLeft">True when the replacement is confirmed or the old entry is certainly gone; false when the resource may still need it.</param>
    public void End(string address, bool isLeft) => Change(address, resource =>
        resource.Leaving = resource.Leaving == Stage.UnderWay ? isLeft ? Stage.Gone : Stage.Failed : resource.Leaving);

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

    /// <summary>What prevents a create, as far as is known now; null when the create would succeed, perhaps after a wait.</summary>
    public Outcome? Foresee(string address, EntryKey entry)
    {
        lock (gate)
        {
            var (holder, stage) = LeaverOf(address, entry);
            return doubles.TryGetValue(entry, out var twin) && twin != address ? new Outcome(Ending.Double, twin)
                : holder is null ? new Outcome(Ending.NotLeft, HolderOf(address, entry))
                : stage == Stage.Gone ? null
                : LeadsBack(address, holder) ? new Outcome(Ending.Circle, holder)
                : stage == Stage.Failed ? new Outcome(Ending.NotConfirmed, holder)
                : null;
        }
    }

    /// <summary>Waits until another resource of the command has given up the entry, or it is known that none will.</summary>
    public async Task<Outcome> WaitAsync(string address, EntryKey entry, CancellationToken cancellationToken)
    {
        (string? Holder, Stage? Stage)? last = null;
        var since = time.GetTimestamp();
        try
        {
            while (true)
            {
                var change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (string? Holder, Stage? Stage) now;
                Outcome? end;
                lock (gate)
                {
                    Of(address).Awaited = entry;
                    MarkCircle(address);
                    now = LeaverOf(address, entry);
                    since = now == last ? since : time.GetTimestamp();
                    last = now;
                    end = EndOf(address, entry, now.Holder, now.Stage, isPatienceOver: time.GetElapsedTime(since) >= Patience);
                    waiting.Add(change);
                }

                if (end is { } known)
                {
                    return known;
                }

                // Once the other resource's own create has begun, it ends within the timeout of an operation.
                var left = Patience - time.GetElapsedTime(since);
                var limit = now.Stage == Stage.UnderWay ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left : TimeSpan.Zero;
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

    private Outcome? EndOf(string address, EntryKey entry, string? holder, Stage? stage, bool isPatienceOver) =>
        Of(address).Next is { } next ? new Outcome(Ending.Circle, next)
        : doubles.TryGetValue(entry, out var twin) && twin != address ? new Outcome(Ending.Double, twin)
        : stage switch
        {
            Stage.Gone => new Outcome(Ending.Left, holder),
            Stage.Failed => new Outcome(Ending.NotConfirmed, holder),
            Stage.UnderWay => null,
            _ when !isPatienceOver => null,
            Stage.Announced => new Outcome(LeadsBack(address, holder!) ? Ending.Circle : Ending.NotBegun, holder),
            _ => new Outcome(Ending.NotLeft, HolderOf(address, entry)),
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

    private void Change(string address, Action<Resource> change)
    {
        lock (gate)
        {
            change(Of(address));
            Signal();
        }
    }

    private Resource Of(string address) => CollectionsMarshal.GetValueRefOrAddDefault(resources, address, out _) ??= new Resource();

    private void Signal()
    {
        waiting.ForEach(change => change.TrySetResult());
        waiting.Clear();
    }

    /// <summary>How the wait for an entry of another resource ended. Only after <see cref="Ending.Left"/> does a create try again.</summary>
    internal readonly record struct Outcome(Ending End, string? Other);

    private sealed class Resource
    {
        /// <summary>The entry it has according to the state.</summary>
        public EntryKey? Held { get; set; }

        /// <summary>The entry it wants, according to its last check.</summary>
        public EntryKey? Wanted { get; set; }

        /// <summary>The entry that its create is waiting for.</summary>
        public EntryKey? Awaited { get; set; }

        /// <summary>True when it was last checked as a new resource, and its create has not begun.</summary>
        public bool IsFresh { get; set; }

        /// <summary>The stage of giving up its entry; null when it keeps the entry.</summary>
        public Stage? Leaving { get; set; }

        /// <summary>The next resource of the circle that it is a part of; null when it is in none.</summary>
        public string? Next { get; set; }
    }
}
