using System.Runtime.InteropServices;

namespace MediaProviders.Safety;

/// <summary>
/// Entries that pass from one resource of a command to another. An engine creates the resources of a chain of names at once and in any order, so a create
/// that meets another resource's entry waits until that one has moved on. Hears of what <see cref="Ownership"/> hears of. Used by many calls at a time.
/// </summary>
internal sealed class Handovers(TimeProvider time)
{
    /// <summary>How long a create waits for something that has to happen elsewhere first: within a millisecond, when the engine does it at all.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Resource> resources = [];
    private readonly Dictionary<EntryKey, string> doubles = [];
    private readonly List<TaskCompletionSource> waiting = [];

    internal enum Ending
    {
        /// <summary>No resource of the command was announced to leave it.</summary>
        NotLeft,

        /// <summary>Another resource has left it: its own replacement is confirmed, or its entry is gone.</summary>
        Left,

        /// <summary>Another resource is going to give it up, but that has not begun: an engine that does one thing at a time does this one first.</summary>
        NotBegun,

        /// <summary>Another resource was going to give it up, but its own replacement failed or is not confirmed.</summary>
        NotConfirmed,
        Circle,
        Double,
    }

    private enum Stage
    {
        Announced,
        UnderWay,
        Gone,
        Failed,
    }

    /// <param name="isNew">True for a check as a new resource: it is one, or a forced replacement.</param>
    /// <param name="holds">The entry it has by the state; null when that is not known.</param>
    /// <param name="wanted">The entry it wants; null when that is not known.</param>
    public void Check(string address, EntryKey? holds, EntryKey? wanted, bool isNew)
    {
        // Without the closure of a change: an engine checks every resource at least once.
        lock (gate)
        {
            var resource = Of(address);
            (resource.IsFresh, resource.Held, resource.Wanted) = (isNew, holds ?? resource.Held, wanted);
            Signal();
        }
    }

    /// <summary>The check of a resource failed, since another one wants the same entry.</summary>
    public void Double(string address, EntryKey wanted) => Change(address, _ => doubles[wanted] = address);

    /// <summary>The state says where the resource lives, whether or not a program still holds it.</summary>
    public void Hold(string address, EntryKey entry) => Change(address, resource => resource.Held = entry);

    /// <summary>Whether a resource of the program is going to leave its entry.</summary>
    public void Compare(string address, EntryKey entry, bool isReplacement) => Change(address, resource =>
        (resource.Held, resource.Leaving) = (entry, isReplacement ? resource.Leaving ?? Stage.Announced : null));

    /// <summary>The create that replaces a resource, or the delete before it, is under way.</summary>
    public void Begin(string address) => Change(address, resource =>
        (resource.IsFresh, resource.Leaving) = (false, resource.Leaving is null or Stage.Gone ? resource.Leaving : Stage.UnderWay));

    /// <summary>The replacement is confirmed, or what it replaces is surely gone; else the resource may have to go on with what it had.</summary>
    public void End(string address, bool isLeft) => Change(address, resource =>
        resource.Leaving = resource.Leaving == Stage.UnderWay ? isLeft ? Stage.Gone : Stage.Failed : resource.Leaving);

    /// <summary>True when the resource is to be replaced and that has not begun. Where it is forced, an engine checks it as a new one instead.</summary>
    public bool IsToBeReplaced(string address, EntryKey entry)
    {
        lock (gate)
        {
            var resource = Of(address);
            return resource.Leaving is { } stage ? stage == Stage.Announced && resource.Held == entry : resource.IsFresh;
        }
    }

    /// <summary>What stands in the way as far as is known at this moment; null when a create would wait and nothing speaks against its success.</summary>
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

    /// <summary>Waits until another resource of the command has left the entry, or it is known that none will.</summary>
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

                // Once its own create is under way the other resource comes to an end within the time of an operation.
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

    // More than one may be of the entry in a state that was edited: the one that is furthest from leaving it decides.
    private (string? Holder, Stage? Stage) LeaverOf(string address, EntryKey entry)
    {
        var leavers = resources.Where(pair => pair.Key != address && pair.Value.Leaving is not null && pair.Value.Held == entry).ToList();
        var (holder, resource) = leavers.Find(leaver => leaver.Value.Leaving != Stage.Gone) is { Key: not null } stays ? stays : leavers.LastOrDefault();
        return (holder, resource?.Leaving);
    }

    // Every create of the circle waits for the next one: none can be first. All are told, since the first to stop takes itself out.
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

    // As the checks say, whether or not the creates have begun.
    private bool LeadsBack(string start, string holder) => FindCircle([start, holder], resource => resource.Wanted, stage => stage != Stage.Gone).Count > 0;

    // Follows from each resource the one that is leaving what it is after; empty where that does not lead back to the first.
    private List<string> FindCircle(List<string> path, Func<Resource, EntryKey?> after, Predicate<Stage?> counts)
    {
        while (after(Of(path[^1])) is { } entry && LeaverOf(path[^1], entry) is ({ } next, var stage) && counts(stage))
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

    /// <summary>How the wait for an entry that another resource may leave has ended. Only <see cref="Ending.Left"/> lets a create look once more.</summary>
    internal readonly record struct Outcome(Ending End, string? Other);

    private sealed class Resource
    {
        /// <summary>The entry it has by the state.</summary>
        public EntryKey? Held { get; set; }

        public EntryKey? Wanted { get; set; }

        public EntryKey? Awaited { get; set; }

        /// <summary>True when it was last checked as a new one, and its create has not begun.</summary>
        public bool IsFresh { get; set; }

        /// <summary>How far it is with leaving its entry; null when it stays.</summary>
        public Stage? Leaving { get; set; }

        /// <summary>The next one of a circle that it is a part of.</summary>
        public string? Next { get; set; }
    }
}
