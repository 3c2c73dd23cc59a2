using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <content>Who may create, update and delete an entry.</content>
internal sealed partial class Ownership
{
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

    /// <summary>
    /// Whether a resource may delete an entry, before anything is looked at. When it may, the others of the command see that until <see cref="Deleted"/>, and
    /// of a write and a delete at a time each sees the other's claim: what is looked at meanwhile is what will be deleted. What a resource without a check has
    /// only read it may delete itself, as a direct command does. A program's resource may do so only by the id that it was read by: by another spelling an
    /// engine deletes what the program now only reads.
    /// </summary>
    public Permission MayDelete(string address, EntryKey entry, string id)
    {
        if (Locked(() => readings.GetValueOrDefault((address, entry))) is { } reading && (isDirect || reading == id))
        {
            claims.Release(entry, address);
        }

        claims.Claim(entry, DeleterOf(address), content: null, ClaimKind.Deletes);
        var answer = Sharing.And(() => MayBeAllThereIs(entry)
            ? new Permission.Unknowable("The entry that replaces it is not confirmed. Run the command again.")
            : AskTheOthers(entry, "another resource of this command has the same bot and name, or this one was written again under them."));
        if (answer != Permission.Given)
        {
            Deleted(address, entry);
        }

        return answer;
    }

    /// <summary>Hears that a delete has ended, and that no request of it can reach the server any more.</summary>
    public void Deleted(string address, EntryKey entry) => claims.Release(entry, DeleterOf(address));

    /// <summary>Whether an entry may be deleted, once a list has been read: others may have claimed it, or what may be the same entry, meanwhile.</summary>
    public Permission MayDeleteNow(EntryKey entry, MediaProvider there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes) =>
        Sharing.And(() => AskTheOthers(entry, "another resource of this command has taken it over just now."))
            .And(() => IsOfNoOther(entry, there, otherSpellings, changes));

    private Permission IsOfNoOther(EntryKey entry, MediaProvider there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes)
    {
        // One list that shows both spellings of a name proves that there are two entries. Nothing proves that there are two bots.
        if (Held(entry).Any(match => match is { SameService: true, SameName: false }
            && !otherSpellings.Any(name => match.IsNamed(entry with { Name = name }))))
        {
            return new Permission.No(KnowsAnotherSpellingOfTheBot(entry)
                ? "a resource of this command has a bot id that differs only in case, and the service may take the two for one. If they are two bots, delete "
                    + "the entry by hand."
                : "another resource of this command has a name that differs only in case, and the list does not show both.");
        }

        // A masked secret cannot be compared, and keeping is the side on which nothing is lost.
        var elsewhere = Held(entry).Where(match => IsElsewhere(match, entry)).ToList();
        if (elsewhere.Any(match => EntryComparison.IsMasked(there) || match.HasContent(EntryComparison.Fingerprint(there))))
        {
            return new Permission.No("the same entry was just written at another base address, which may be the same service. If it is another one, delete "
                + "the entry there by hand.", entry.Service);
        }

        return changes.Count > 0 && elsewhere.Count > 0
            ? new Permission.No(
                $"it had been changed outside of this program ({string.Join(", ", changes)}), and a resource of this command has its bot and name at another "
                    + "base address, which may be the same service. If it is another one, delete the entry there by hand.",
                entry.Service)
            : Permission.Given;
    }

    // A resource may delete one entry and hold the same one: an address of its own keeps the two claims apart.
    private static string DeleterOf(string address) => $"delete {address}";

    // The vendor's regions are two services whatever they list.
    private static bool IsElsewhere(ClaimTable.Match match, EntryKey entry) =>
        !match.SameService && !BaseAddress.OtherRegions(entry.Service).Any(match.IsAt);

    private IEnumerable<ClaimTable.Match> Held(EntryKey entry) => claims.Find(entry).Where(match => match.Kind != ClaimKind.Deletes);

    private Permission AskTheOthers(EntryKey entry, string held)
    {
        var others = Held(entry).ToList();
        return others.Any(match => match is { IsSame: true, Kind: ClaimKind.Holds }) ? new Permission.No(held)
            : others.Any(match => match.IsSame) ? new Permission.Unknowable(
                "Another resource of this command writes it, and that is not confirmed. Run the command again.", MayPass: true)
            : others.Any(match => IsElsewhere(match, entry) && (match.Kind == ClaimKind.Writes || !match.KnowsContent)) ? new Permission.Unknowable(
                "Another resource of this command has this bot and name at another base address, which may be the same service, and its write is not "
                    + "confirmed. Run the command again.",
                MayPass: true)
            : Permission.Given;
    }

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

    // A resource's own, whose replacement is not confirmed. It may have another address than the one that asks: an engine compares and creates it under its
    // new address, and deletes what it replaces under the old one.
    private bool MayBeAllThereIs(EntryKey entry) => Locked(() => doubtful.Any(address => own.GetValueOrDefault(address) == entry));

    // A resource of this session has an entry of that name, in any case, on a bot whose id differs in case only.
    private bool KnowsAnotherSpellingOfTheBot(EntryKey entry) => Locked(() =>
        wanted.Keys.Concat(own.Values).Any(other => other.Service == entry.Service && other.Container != entry.Container
            && string.Equals(other.Container, entry.Container, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)));
}
