using System.Runtime.InteropServices;
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
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Resource> resources = [];
    private readonly Dictionary<EntryKey, string> wanted = [];
    private readonly Dictionary<EntryKey, string> doubles = [];
    private readonly Dictionary<EntryKey, MediaProvider> stated = [];
    private readonly HashSet<EntryKey> left = [];
    private readonly HashSet<EntryKey> leftInPreview = [];
    private readonly List<TaskCompletionSource> waiting = [];
    private int holders = 1;

    /// <summary>Yes when the processes of the phase know each other's claims at this moment; otherwise unknowable.</summary>
    public Permission Sharing => claims.Obstacle is { Length: > 0 } obstacle ? new Permission.Unknowable(obstacle) : Permission.Given;

    /// <summary>This object for one more holder, who must dispose of it too.</summary>
    public Ownership Share()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>True when a check of the resource with that name succeeded in this session.</summary>
    public bool HasAccepted(string address, string name) => Locked(() => Of(address).Accepted?.Name == name);

    /// <summary>
    /// Reports that a preview found nothing that prevents a create, after which the resource's previous entry, if it is another one, is free.
    /// </summary>
    public void Previewed(string address, EntryKey entry) => Locked(() => Of(address).Leaves(entry) is { } before && leftInPreview.Add(before));

    /// <summary>Reports a confirmed write. Only this frees the resource's previous entry.</summary>
    public void Confirmed(string address, EntryKey entry, MediaProvider there)
    {
        Claim(address, entry, there);
        claims.Release(Unfinished, address);
        Change(address, resource =>
        {
            if (resource.Leaves(entry) is { } before && !resources.Values.Any(other => other != resource && other.Own == before))
            {
                left.Add(before);
            }

            left.Remove(entry);
            stated.Remove(entry);
            resource.Readings?.Remove(entry);
            (resource.Own, resource.IsUnconfirmed, resource.IsDoubtful) = (entry, false, false);
            resource.End(isLeft: true);
        });
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

        Claim(address, Unfinished, content: null);
        Ended(address, isLeft: false);
    }

    /// <summary>Reports an unconfirmed create. The resource keeps its previous entry; whether it still needs it is not known.</summary>
    public void NotConfirmed(string address, EntryKey entry)
    {
        Change(address, resource => resource.IsDoubtful |= resource.Own is { } own && own != entry);
        NotCreated(address);
    }

    /// <summary>Whether the claims of other resources allow a create. A resource that moves to another provider keeps its address.</summary>
    public Permission MayCreate(string address, EntryKey entry) => Sharing.And(() =>
        !IsTaken(address, entry) ? Permission.Given
        : new Permission.No(FindObstacle(address, entry) is { Other: not null } known ? CreateRefusal.WhyNotFreed(known)
            : "another resource of this command, under another provider with the same base address, has this bot and name. Two resources cannot be one entry; "
                + "give one of them another name, or remove it."));

    /// <summary>True when another resource of the command has the entry now.</summary>
    public bool IsTaken(string address, EntryKey entry) =>
        Held(entry).Any(match => match is { IsSame: true, Kind: not ClaimKind.Reads } && !match.IsOwnedBy(address));

    /// <summary>How many other resources have a confirmed entry whose name or bot differs only in case: every list from now on shows it.</summary>
    public int SettledSpellings(string address, EntryKey entry) => OtherSpellings(address, entry).Count(match => match.IsThere);

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
        Locked(() => left.Contains(entry) || (Of(address) is { IsUnconfirmed: false } resource && resource.Own == entry));

    /// <summary>The entry according to the state of a resource of the program; null when that is not known.</summary>
    public MediaProvider? StatedOf(EntryKey entry) => Locked(() => stated.GetValueOrDefault(entry));

    /// <summary>What the state has of a resource's own entry; null when that is not known, or its create was never confirmed.</summary>
    public MediaProvider? StatedOf(string address) =>
        Locked(() => Of(address) is { IsUnconfirmed: false, Own: { } mine } ? stated.GetValueOrDefault(mine) : null);

    /// <summary>What <see cref="MayOverwrite"/> will return after the update, according to the preview so far.</summary>
    public bool WillOverwrite(string address, EntryKey entry) => Locked(() => leftInPreview.Contains(entry)) || MayOverwrite(address, entry);

    /// <summary>Ends one holder's use. The claims end with the last one.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            (claims as IDisposable)?.Dispose();
        }
    }

    private Resource Of(string address) => CollectionsMarshal.GetValueRefOrAddDefault(resources, address, out _) ??= new Resource();

    private EntryKey? OwnOf(string address) => Locked(() => Of(address).Own);

    private void Claim(string address, EntryKey entry, MediaProvider? content, ClaimKind kind = ClaimKind.Holds) =>
        claims.Claim(entry, address, content is null ? null : EntryComparison.Fingerprint(content), kind);

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }

    private void Change(string address, Action<Resource> change)
    {
        lock (gate)
        {
            change(Of(address));
            Signal();
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

    /// <summary>What is known of one resource of the command.</summary>
    private sealed class Resource
    {
        /// <summary>True when the program has it: it was checked.</summary>
        public bool IsChecked { get; set; }

        /// <summary>The entry it wants, according to its last check; null when that is not known.</summary>
        public EntryKey? Wanted { get; set; }

        /// <summary>The entry it wants, according to its last check that accepted one; null when there was none.</summary>
        public EntryKey? Accepted { get; set; }

        /// <summary>See <see cref="WantedOf"/>.</summary>
        public MediaProviderInputs? Inputs { get; set; }

        /// <summary>The entry it has according to the state, whether or not the program still has the resource.</summary>
        public EntryKey? Held { get; set; }

        /// <summary>Its own entry: the one in the state, if the program still has the resource, or the one of a confirmed write.</summary>
        public EntryKey? Own { get; set; }

        /// <summary>True when the create of its own entry was never confirmed, so that what stands under that name may be another program's.</summary>
        public bool IsUnconfirmed { get; set; }

        /// <summary>True when its replacement is not confirmed, so that its own entry may be all there is.</summary>
        public bool IsDoubtful { get; set; }

        /// <summary>The entries it has read without a state and before any check, each with the id it was read by; null for none.</summary>
        public Dictionary<EntryKey, string>? Readings { get; set; }

        /// <summary>See <see cref="KeptOf"/>.</summary>
        public KeptValues? Kept { get; set; }

        /// <summary>True when it was last checked as a new resource, and its create has not begun.</summary>
        public bool IsFresh { get; set; }

        /// <summary>The stage of giving up its entry; null when it keeps the entry.</summary>
        public Stage? Leaving { get; set; }

        /// <summary>The entry that its create is waiting for.</summary>
        public EntryKey? Awaited { get; set; }

        /// <summary>The next resource of the circle that it is a part of; null when it is in none.</summary>
        public string? Next { get; set; }

        /// <summary>The entry that it gives up by a write of <paramref name="entry"/>; null for none.</summary>
        public EntryKey? Leaves(EntryKey entry) => IsUnconfirmed || Own == entry ? null : Own;

        /// <summary>See <see cref="Ended"/>.</summary>
        public void End(bool isLeft) => Leaving = Leaving != Stage.UnderWay ? Leaving : isLeft ? Stage.Gone : Stage.Failed;
    }
}
