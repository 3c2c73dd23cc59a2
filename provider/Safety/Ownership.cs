using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Decides which resource an entry belongs to: the one door to what this session has seen of the program and to the claims it shares with the other processes
/// of the command's phase. It hears of everything that is done here, and what it cannot know never counts as yes. It belongs to a session and outlives a
/// second configuration. Used by many calls at a time.
/// </summary>
/// <param name="isDirect">True when one command works directly on single entries, false when a program's resources are worked on.</param>
internal sealed partial class Ownership(IClaims claims, bool isDirect = false, TimeProvider? time = null) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = [];
    private readonly Dictionary<EntryKey, string> wanted = [];
    private readonly Dictionary<string, EntryKey> wants = [];
    private readonly Dictionary<string, EntryKey> own = [];
    private readonly HashSet<string> doubtful = [];
    private readonly HashSet<string> unconfirmed = [];
    private readonly Dictionary<EntryKey, MediaProvider> stated = [];
    private readonly HashSet<EntryKey> left = [];
    private readonly HashSet<EntryKey> foreseen = [];
    private readonly Dictionary<(string Address, EntryKey Entry), string> readings = [];
    private int holders = 1;

    public Handovers Handovers { get; } = new(time ?? TimeProvider.System);

    /// <summary>Yes when, at this moment, this session's claims reach the other processes of the phase and theirs are known here; else unknowable.</summary>
    public Permission Sharing => claims.Obstacle is { Length: > 0 } obstacle ? new Permission.Unknowable(obstacle) : Permission.Given;

    /// <summary>This, for one more holder, who disposes of it as well.</summary>
    public Ownership Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>True when the resource has been checked with that name in this session, and nothing was wrong with it.</summary>
    public bool HasAccepted(string address, string name) => Locked(() => wants.GetValueOrDefault(address)?.Name == name);

    /// <summary>
    /// Hears of a check. An engine that replaces a resource for its own reasons checks it once more after the comparison, now as a new one, and a generated
    /// name is then another one: the resource's own entry is claimed no longer. What an engine deletes first has to go; what it creates first is claimed
    /// again by the create.
    /// </summary>
    /// <param name="entry">The entry it wants; null when that is unknown, or something is wrong with the inputs.</param>
    /// <param name="holds">The entry it has by the state, and with <paramref name="there"/> what that entry is; null for what the state does not say.</param>
    /// <param name="isRefused">True when something is wrong with its inputs: it goes no further then, and has what it had.</param>
    /// <returns>The address of another resource of this session that wants the same entry; null for none.</returns>
    public string? Checked(string address, EntryKey? entry, bool isNew, EntryKey? holds = null, MediaProvider? there = null, bool isRefused = false)
    {
        Handovers.Check(address, holds, entry, isNew);
        string? other;
        lock (gate)
        {
            // What it read before is now the program's as well.
            seen.Add(address);
            ForgetReadings(address);
            other = entry is null ? null : Want(address, entry);
        }

        if (other is not null)
        {
            Handovers.Double(address, entry!);
        }

        if (isRefused || other is not null)
        {
            if (holds is not null)
            {
                Claim(address, holds, there);
            }
        }
        else if (OwnOf(address) is { } mine && (isNew || (entry is not null && entry != mine)))
        {
            claims.Release(mine, address);
        }

        return other;
    }

    /// <summary>Hears of a comparison. A refresh also compares what the program has dropped, without a check: that does not claim its entry.</summary>
    public void Compared(string address, EntryKey entry, bool isReplacement, MediaProvider? there, bool isUnconfirmed = false)
    {
        if (!Locked(() => wants.ContainsKey(address)))
        {
            Handovers.Hold(address, entry);
            return;
        }

        Locked(() =>
        {
            own[address] = entry;
            if (there is not null)
            {
                stated[entry] = there;
            }

            return isUnconfirmed ? unconfirmed.Add(address) : unconfirmed.Remove(address);
        });
        Handovers.Compare(address, entry, isReplacement);
        if (isReplacement)
        {
            claims.Release(entry, address);
        }
        else
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Hears that a resource without a state has read an entry, by <paramref name="id"/>, letter by letter.</summary>
    public void Read(string address, EntryKey entry, string id, MediaProvider there)
    {
        lock (gate)
        {
            if (!seen.Contains(address))
            {
                readings[(address, entry)] = id;
            }
        }

        Claim(address, entry, there);
    }

    /// <summary>Hears in a preview that nothing stands against a create: the resource's own entry, if another, will then have been left.</summary>
    public void Foresee(string address, EntryKey entry) => Locked(() => OtherOwn(address, entry) is { } before && foreseen.Add(before));

    /// <summary>Hears that a write is confirmed. Nothing less frees the entry that was the resource's own before.</summary>
    public void Confirmed(string address, EntryKey entry, MediaProvider there)
    {
        Claim(address, entry, there);
        Locked(() =>
        {
            if (OtherOwn(address, entry) is { } before && !own.Any(pair => pair.Key != address && pair.Value == before))
            {
                left.Add(before);
            }

            left.Remove(entry);
            doubtful.Remove(address);
            unconfirmed.Remove(address);
            stated.Remove(entry);
            own[address] = entry;
            return readings.Remove((address, entry));
        });
        Handovers.Leave(address);
    }

    /// <summary>Hears that the API refused a write. An entry that is the resource's own still is what it was; of another the claim stays in doubt.</summary>
    public void NotWritten(string address, EntryKey entry, MediaProvider? there)
    {
        if (there is not null && OwnOf(address) == entry)
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Hears that a create failed. The resource goes on with its own entry, which a delete that follows all the same must not take.</summary>
    public void NotCreated(string address)
    {
        if (OwnOf(address) is { } mine && !claims.Find(mine).Any(match => match.IsSame && match.IsOwnedBy(address)))
        {
            claims.Claim(mine, address, content: null, ClaimKind.Holds);
        }

        Handovers.Stay(address);
    }

    /// <summary>Hears that a create is not confirmed. What was the resource's own before stays so; whether it is still needed cannot be known.</summary>
    public void NotConfirmed(string address, EntryKey entry)
    {
        Locked(() => OtherOwn(address, entry) is not null && doubtful.Add(address));
        NotCreated(address);
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            (claims as IDisposable)?.Dispose();
        }
    }

    private void ForgetReadings(string address)
    {
        foreach (var reading in readings.Keys)
        {
            if (reading.Address == address)
            {
                readings.Remove(reading);
            }
        }
    }

    private string? Want(string address, EntryKey entry)
    {
        if (wanted.TryGetValue(entry, out var other) && other != address)
        {
            return other;
        }

        if (wants.TryGetValue(address, out var earlier) && wanted.GetValueOrDefault(earlier) == address)
        {
            wanted.Remove(earlier);
        }

        wanted[entry] = address;
        wants[address] = entry;
        return null;
    }

    // What is the resource's own: the state says so and the program still holds the resource, or a write was confirmed.
    private EntryKey? OwnOf(string address) => Locked(() => own.GetValueOrDefault(address));

    private EntryKey? OtherOwn(string address, EntryKey entry) => own.TryGetValue(address, out var before) && before != entry ? before : null;

    private void Claim(string address, EntryKey entry, MediaProvider? content, ClaimKind kind = ClaimKind.Holds) =>
        claims.Claim(entry, address, content is null ? null : EntryComparison.Fingerprint(content), kind);

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }
}
