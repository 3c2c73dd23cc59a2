using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Decides which resource an entry belongs to. All calls of this session are reported to it, and it alone uses the claims that the processes of the phase
/// share. What is not known never counts as yes. It belongs to a session, and stays when the session is configured again. Thread-safe.
/// </summary>
/// <param name="claims">The claims that the processes of the phase share; disposed of with the last holder of this object.</param>
/// <param name="isDirect">True when a command works on single entries directly, false when it works on the resources of a program.</param>
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

    /// <summary>The entries that pass from one resource of the command to another.</summary>
    public Handovers Handovers { get; } = new(time ?? TimeProvider.System);

    /// <summary>What the program wants of its resources, and what their replacements have to keep.</summary>
    public Replacements Replacements { get; } = new();

    /// <summary>Yes when the processes of the phase know each other's claims at this moment; otherwise unknowable.</summary>
    public Permission Sharing => claims.Obstacle is { Length: > 0 } obstacle ? new Permission.Unknowable(obstacle) : Permission.Given;

    /// <summary>This object for one more holder, who must dispose of it too.</summary>
    public Ownership Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>True when a check of the resource with that name succeeded in this session.</summary>
    public bool HasAccepted(string address, string name) => Locked(() => wants.GetValueOrDefault(address)?.Name == name);

    /// <summary>
    /// Reports that a preview found nothing that prevents a create, after which the resource's previous entry, if it is another one, is free.
    /// </summary>
    public void Foresee(string address, EntryKey entry) => Locked(() => Leaves(address, entry) is { } before && foreseen.Add(before));

    /// <summary>Reports a confirmed write. Only this frees the resource's previous entry.</summary>
    public void Confirmed(string address, EntryKey entry, MediaProvider there)
    {
        Claim(address, entry, there);
        Locked(() =>
        {
            if (Leaves(address, entry) is { } before && !own.Any(pair => pair.Key != address && pair.Value == before))
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

    /// <summary>Reports that the API refused a write. The resource's own entry is unchanged; the claim of any other entry stays unconfirmed.</summary>
    /// <param name="there">The entry before the write; null when there was none.</param>
    public void NotWritten(string address, EntryKey entry, MediaProvider? there)
    {
        if (there is not null && OwnOf(address) == entry)
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Reports a failed create. The resource keeps its previous entry, which a delete that follows in spite of the failure must not remove.</summary>
    public void NotCreated(string address)
    {
        if (OwnOf(address) is { } mine && !claims.Find(mine).Any(match => match.IsSame && match.IsOwnedBy(address)))
        {
            claims.Claim(mine, address, content: null, ClaimKind.Holds);
        }

        Handovers.End(address, isLeft: false);
    }

    /// <summary>Reports an unconfirmed create. The resource keeps its previous entry; whether it still needs it is not known.</summary>
    public void NotConfirmed(string address, EntryKey entry)
    {
        Locked(() => OtherOwn(address, entry) is not null && doubtful.Add(address));
        NotCreated(address);
    }

    /// <summary>Whether the claims of other resources allow a create. A resource that moves to another provider keeps its address.</summary>
    public Permission MayCreate(string address, EntryKey entry) => Sharing.And(() =>
        !IsTaken(address, entry) ? Permission.Given
        : new Permission.No(Handovers.Foresee(address, entry) is { Other: not null } known ? CreateRefusal.WhyNotFreed(known)
            : "another resource of this command, under another provider with the same base address, has this bot and name. Two resources cannot be one entry; "
                + "give one of them another name, or remove it."));

    /// <summary>True when another resource of the command has the entry now.</summary>
    public bool IsTaken(string address, EntryKey entry) => Held(entry).Any(match => match.IsSame && !match.IsOwnedBy(address));

    /// <summary>How many other resources have a confirmed entry whose name or bot differs only in case: every list from now on shows it.</summary>
    public int SettledSpellings(string address, EntryKey entry) => OtherSpellings(address, entry).Count(match => match.Kind == ClaimKind.Holds);

    /// <summary>Claims an entry for a create, then checks again: if two processes do so at the same time, both see the other's claim and stop.</summary>
    /// <param name="settled">The result of <see cref="SettledSpellings"/> before the list was read.</param>
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

    /// <summary>Claims an entry for an update: yes when the other processes see the claim and none of them is deleting what may be the same entry.</summary>
    /// <param name="writes">False when the entry is already as desired, so that nothing will be sent.</param>
    public Permission MayUpdateNow(string address, EntryKey entry, MediaProvider content, bool writes)
    {
        Claim(address, entry, content, writes ? ClaimKind.Writes : ClaimKind.Holds);
        return Sharing.And(() => NotBeingDeleted(entry));
    }

    /// <summary>
    /// Whether a create may overwrite the entry whatever its content: it is the resource's own and its create was confirmed, or another resource has given it
    /// up, which requires that its replacement is confirmed.
    /// </summary>
    public bool MayOverwrite(string address, EntryKey entry) =>
        Locked(() => left.Contains(entry) || (own.GetValueOrDefault(address) == entry && !unconfirmed.Contains(address)));

    /// <summary>The entry according to the state of a resource of the program; null when that is not known.</summary>
    public MediaProvider? StatedOf(EntryKey entry) => Locked(() => stated.GetValueOrDefault(entry));

    /// <summary>What <see cref="MayOverwrite"/> will return after the update, according to the preview so far.</summary>
    public bool WillOverwrite(string address, EntryKey entry) => Locked(() => foreseen.Contains(entry)) || MayOverwrite(address, entry);

    /// <summary>Ends one holder's use. The claims end with the last one.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            (claims as IDisposable)?.Dispose();
        }
    }

    // The resource's own entry: the one in the state, if the program still has the resource, or the one of a confirmed write.
    private EntryKey? OwnOf(string address) => Locked(() => own.GetValueOrDefault(address));

    private EntryKey? OtherOwn(string address, EntryKey entry) => own.TryGetValue(address, out var before) && before != entry ? before : null;

    // What stands under the name of a create that was never confirmed may be another program's.
    private EntryKey? Leaves(string address, EntryKey entry) => unconfirmed.Contains(address) ? null : OtherOwn(address, entry);

    private void Claim(string address, EntryKey entry, MediaProvider? content, ClaimKind kind = ClaimKind.Holds) =>
        claims.Claim(entry, address, content is null ? null : EntryComparison.Fingerprint(content), kind);

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }

    // The vendor's regions are known to be different services.
    private static bool IsElsewhere(ClaimTable.Match match, EntryKey entry) =>
        !match.SameService && !BaseAddress.OtherRegions(entry.Service).Any(match.IsAt);

    private IEnumerable<ClaimTable.Match> Held(EntryKey entry) => claims.Find(entry).Where(match => match.Kind != ClaimKind.Deletes);

    private Permission NotBeingDeleted(EntryKey entry) =>
        claims.Find(entry).Any(match => match is { Kind: ClaimKind.Deletes, SameName: true } && (match.SameService || IsElsewhere(match, entry)))
            ? new Permission.Unknowable("Another resource of this command deletes it, or what may be the same entry. Run the command again.", MayPass: true)
            : Permission.Given;

    // A service may treat two names, or two bots, that differ only in case as one; a list from before the other one was written does not show it.
    private Permission NotBeingWritten(string address, EntryKey entry, int settled) =>
        OtherSpellings(address, entry).ToList() is var others && (others.Count > settled || others.Exists(match => match.Kind == ClaimKind.Writes))
            ? new Permission.Unknowable(
                "Another resource of this command writes an entry whose name or bot differs only in case. Run the command again.", MayPass: true)
            : Permission.Given;

    private IEnumerable<ClaimTable.Match> OtherSpellings(string address, EntryKey entry) =>
        Held(entry).Where(match => match is { SameService: true, SameName: false } && !match.IsOwnedBy(address));
}
