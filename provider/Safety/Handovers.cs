using MediaProviders.Safety.Claims;

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
    private readonly Dictionary<string, EntryKey> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryKey> wants = new(StringComparer.Ordinal);
    private readonly HashSet<string> fresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stage> leaving = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryKey> waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> circles = new(StringComparer.Ordinal);
    private readonly Dictionary<EntryKey, string> doubles = [];
    private readonly List<TaskCompletionSource> waiting = [];

    private enum Stage
    {
        Announced,
        UnderWay,
        Gone,
        Failed,
    }

    /// <param name="holds">The entry it has by the state; null when that is not known.</param>
    /// <param name="wanted">The entry it wants; null when that is not known.</param>
    /// <param name="isNew">True for a check as a new resource: it is one, or a forced replacement.</param>
    public void Check(string address, EntryKey? holds, EntryKey? wanted, bool isNew) => Change(() =>
    {
        _ = isNew ? fresh.Add(address) : fresh.Remove(address);
        if (holds is not null)
        {
            held[address] = holds;
        }

        wants.Remove(address);
        if (wanted is not null)
        {
            wants[address] = wanted;
        }
    });

    /// <summary>Notes that the check of a resource failed, since another one wants the same entry.</summary>
    public void Double(string address, EntryKey wanted) => Change(() => doubles[wanted] = address);

    /// <summary>Notes that the state says where the resource lives, whether or not a program still holds it.</summary>
    public void Hold(string address, EntryKey entry) => Change(() => held[address] = entry);

    /// <summary>Notes whether a resource of the program is going to leave its entry.</summary>
    public void Compare(string address, EntryKey entry, bool isReplacement) => Change(() =>
    {
        held[address] = entry;
        _ = isReplacement ? leaving.TryAdd(address, Stage.Announced) : leaving.Remove(address);
    });

    /// <summary>Notes that the create that replaces a resource, or the delete before it, is under way.</summary>
    public void Begin(string address) => Change(() =>
    {
        fresh.Remove(address);
        if (leaving.TryGetValue(address, out var stage) && stage != Stage.Gone)
        {
            leaving[address] = Stage.UnderWay;
        }
    });

    /// <summary>Notes that the replacement is confirmed, or that what it replaces is surely gone.</summary>
    public void Leave(string address) => End(address, Stage.Gone);

    /// <summary>Notes that the replacement failed or is not confirmed: the resource may have to go on with what it had.</summary>
    public void Stay(string address) => End(address, Stage.Failed);

    /// <summary>True when the resource is to be replaced and that has not begun. Where it is forced, an engine checks it as a new one instead.</summary>
    public bool IsToBeReplaced(string address, EntryKey entry)
    {
        lock (gate)
        {
            return leaving.TryGetValue(address, out var stage) ? stage == Stage.Announced && held[address] == entry : fresh.Contains(address);
        }
    }

    /// <summary>What stands in the way as far as is known at this moment; null when a create would wait and nothing speaks against its success.</summary>
    public Handover? Foresee(string address, EntryKey entry)
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

    /// <summary>Waits until another resource of the command has left the entry, or it is known that none will.</summary>
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
                    waits[address] = entry;
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
            Change(() => waits.Remove(address));
        }
    }

    private Handover? EndOf(string address, EntryKey entry, string? holder, Stage? stage, bool isPatienceOver) =>
        circles.TryGetValue(address, out var next) ? new Handover(Handover.Ending.Circle, next)
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

    private string? HolderOf(string address, EntryKey entry) => held.FirstOrDefault(pair => pair.Value == entry && pair.Key != address).Key;

    // More than one may be of the entry in a state that was edited: the one that is furthest from leaving it decides.
    private (string? Holder, Stage? Stage) LeaverOf(string address, EntryKey entry)
    {
        (string? Holder, Stage? Stage) found = default;
        foreach (var (other, stage) in leaving)
        {
            if (other != address && held[other] == entry && (found.Stage is null || found.Stage == Stage.Gone))
            {
                found = (other, stage);
            }
        }

        return found;
    }

    // Every create of the circle waits for the next one: none can be first. All are told, since the first to stop takes itself out.
    private void MarkCircle(string start)
    {
        List<string> path = [start];
        while (waits.TryGetValue(path[^1], out var entry) && LeaverOf(path[^1], entry) is ({ } holder, Stage.UnderWay)
            && (holder == start || !path.Contains(holder)))
        {
            if (holder != start)
            {
                path.Add(holder);
                continue;
            }

            for (var i = 0; i < path.Count; i++)
            {
                circles[path[i]] = path[(i + 1) % path.Count];
            }

            Signal();
            return;
        }
    }

    // As the checks say, whether or not the creates have begun.
    private bool LeadsBack(string start, string holder)
    {
        HashSet<string> path = [];
        var at = holder;
        while (at != start && path.Add(at))
        {
            if (!wants.TryGetValue(at, out var wanted) || LeaverOf(at, wanted) is not ({ } next, not Stage.Gone))
            {
                return false;
            }

            at = next;
        }

        return at == start;
    }

    private void End(string address, Stage end) => Change(() =>
    {
        if (leaving.TryGetValue(address, out var stage) && stage == Stage.UnderWay)
        {
            leaving[address] = end;
        }
    });

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Signal();
        }
    }

    private void Signal()
    {
        foreach (var change in waiting)
        {
            change.TrySetResult();
        }

        waiting.Clear();
    }
}
