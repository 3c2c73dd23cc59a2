using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Decides which resource an entry belongs to: the one door to what this session has seen of the program and to the claims it shares with the other processes
/// of the command's phase. It hears of everything that is done here, and what it cannot know never counts as yes. It belongs to a session and outlives a
/// second configuration. Used by many calls at a time.
/// </summary>
/// <param name="claims">What the processes of the phase share; disposed of with the last holder of this.</param>
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

    /// <summary>How entries pass from one resource of the command to another.</summary>
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
        Handovers.End(address, isLeft: true);
    }

    /// <summary>Hears that the API refused a write. An entry that is the resource's own still is what it was; of another the claim stays in doubt.</summary>
    /// <param name="there">What was there before the write; null for nothing.</param>
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

        Handovers.End(address, isLeft: false);
    }

    /// <summary>Hears that a create is not confirmed. What was the resource's own before stays so; whether it is still needed cannot be known.</summary>
    public void NotConfirmed(string address, EntryKey entry)
    {
        Locked(() => OtherOwn(address, entry) is not null && doubtful.Add(address));
        NotCreated(address);
    }

    /// <summary>Whether the other resources of the command let a resource create an entry. It keeps its address when it moves to another provider.</summary>
    public Permission MayCreate(string address, EntryKey entry) => Sharing.And(() =>
        !Held(entry).Any(match => match.IsSame && !match.IsOwnedBy(address)) ? Permission.Given
        : new Permission.No(Handovers.Foresee(address, entry) is { Other: not null } known ? CreateRefusal.WhyNotFreed(known)
            : "another resource of this command, under another provider with the same base address, has this bot and name. Two resources cannot be one entry; "
                + "give one of them another name, or remove it."));

    /// <summary>How many other resources have an entry that differs only in case: what they wrote is in every list from now on.</summary>
    public int SettledSpellings(string address, EntryKey entry) => OtherSpellings(address, entry).Count(match => match.Kind == ClaimKind.Holds);

    /// <summary>Claims an entry for a create and asks once more: where two processes do so at a time, both see the other's claim and stop.</summary>
    /// <param name="settled">What <see cref="SettledSpellings"/> was before the look.</param>
    public Permission MayCreateNow(string address, EntryKey entry, MediaProvider content, int settled)
    {
        Claim(address, entry, content, ClaimKind.Writes);
        var answer = MayCreate(address, entry).And(() => NotBeingDeleted(entry)).And(() => NotBeingWritten(address, entry, settled));
        if (answer != Permission.Given)
        {
            claims.Release(entry, address);
        }

        return answer;
    }

    /// <summary>Claims an entry for an update: yes when the other processes know the claim, and none of them deletes what may be the same entry.</summary>
    /// <param name="writes">False when the entry is already as wanted, so that nothing will be sent.</param>
    public Permission MayUpdateNow(string address, EntryKey entry, MediaProvider content, bool writes)
    {
        Claim(address, entry, content, writes ? ClaimKind.Writes : ClaimKind.Holds);
        return Sharing.And(() => NotBeingDeleted(entry));
    }

    /// <summary>
    /// Whether a create may overwrite without asking what is there: it is the resource's own, and its create was confirmed, or another resource has left it and
    /// its replacement is confirmed. False as long as a resource that is going to be replaced still has it.
    /// </summary>
    public bool MayOverwrite(string address, EntryKey entry) =>
        Locked(() => left.Contains(entry) || (own.GetValueOrDefault(address) == entry && !unconfirmed.Contains(address)));

    /// <summary>What the state of a resource of the program said of the entry; null when that is not known.</summary>
    public MediaProvider? StatedOf(EntryKey entry) => Locked(() => stated.GetValueOrDefault(entry));

    /// <summary>What <see cref="MayOverwrite"/> will say once everything that the preview has foreseen is done.</summary>
    public bool WillOverwrite(string address, EntryKey entry) => Locked(() => foreseen.Contains(entry)) || MayOverwrite(address, entry);

    /// <summary>Ends one holder's use. The claims end with the last one.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            (claims as IDisposable)?.Dispose();
        }
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

    // The vendor's regions are two services whatever they list.
    private static bool IsElsewhere(ClaimTable.Match match, EntryKey entry) =>
        !match.SameService && !BaseAddress.OtherRegions(entry.Service).Any(match.IsAt);

    private IEnumerable<ClaimTable.Match> Held(EntryKey entry) => claims.Find(entry).Where(match => match.Kind != ClaimKind.Deletes);

    private Permission NotBeingDeleted(EntryKey entry) =>
        claims.Find(entry).Any(match => match is { Kind: ClaimKind.Deletes, SameName: true } && (match.SameService || IsElsewhere(match, entry)))
            ? new Permission.Unknowable("Another resource of this command deletes it, or what may be the same entry. Run the command again.", MayPass: true)
            : Permission.Given;

    // A service may take two names, or two bots, for one that differ only in case; a list from before the other one was written cannot tell.
    private Permission NotBeingWritten(string address, EntryKey entry, int settled) =>
        OtherSpellings(address, entry).ToList() is var others && (others.Count > settled || others.Exists(match => match.Kind == ClaimKind.Writes))
            ? new Permission.Unknowable(
                "Another resource of this command writes an entry whose name or bot differs only in case. Run the command again.", MayPass: true)
            : Permission.Given;

    private IEnumerable<ClaimTable.Match> OtherSpellings(string address, EntryKey entry) =>
        Held(entry).Where(match => match is { SameService: true, SameName: false } && !match.IsOwnedBy(address));
}
