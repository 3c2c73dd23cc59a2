using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <content>Existing entries: which resource has one according to program and state, and which may delete it.</content>
internal sealed partial class Ownership
{
    // Claimed by a resource of the program whose create failed or was never confirmed. No entry has an empty name.
    private static readonly EntryKey Unfinished = new("", "", "");

    private static readonly Permission NotReplaced = new Permission.Unknowable("The entry that replaces it is not confirmed. Run the command again.");

    /// <summary>
    /// Reports a check. An engine that forces a replacement checks the resource again after Diff, as a new one, and a generated name then changes: the claim on
    /// the resource's own entry is released. If the engine deletes first, the entry has to be deleted; if it creates first, the create claims it again.
    /// </summary>
    /// <param name="inputs">What the program wants; null when they are invalid: the resource keeps the entry it has.</param>
    /// <param name="last">The inputs of the state; empty when the check is that of a new resource.</param>
    /// <returns>The address of another resource of this session that wants the same entry; null when there is none.</returns>
    public string? Checked(string address, string service, MediaProviderInputs? inputs, MediaProviderInputs last)
    {
        var entry = inputs?.Id?.At(service);
        var held = last.Id?.At(service);
        var isNew = inputs is not null && last.Tree.Members.Count == 0;
        EntryKey? own;
        string? other;

        // Not by way of Change, to avoid its closure: an engine checks every resource at least once.
        lock (gate)
        {
            // The program now has the resource that was only read before.
            var resource = Of(address);
            (resource.IsChecked, resource.Readings) = (true, null);
            (resource.IsFresh, resource.Held, resource.Wanted) = (isNew, held ?? resource.Held, entry);
            own = resource.Own;
            other = entry is null ? null : Accept(address, resource, entry);
            if (other is null && inputs is not null)
            {
                // Without the tree, which needs most of the memory: a program may have thousands of resources.
                resource.Inputs = inputs with { Tree = ObjectValue.Empty };
            }

            Signal();
        }

        if (inputs is null || other is not null)
        {
            if (held is not null)
            {
                Claim(address, held, last.Entry);
            }
        }
        else if (own is not null && (isNew || (entry is not null && entry != own)))
        {
            claims.Release(own, address);
        }

        return other;
    }

    /// <summary>What the program wants of a resource, without the tree; null when it has not been checked, or something was wrong with it.</summary>
    public MediaProviderInputs? WantedOf(string address) => Locked(() => Of(address).Inputs);

    /// <summary>Reports that the state has the resource with this entry, whether or not the program still has the resource.</summary>
    public void Holds(string address, EntryKey entry) => Change(address, resource => resource.Held = entry);

    /// <summary>Reports a Diff. A refresh also compares resources that the program no longer has, without a check: these do not claim their entries.</summary>
    /// <param name="there">The entry according to the state; null when the state does not contain all of it.</param>
    /// <param name="isInDoubt">True when the create of the resource was never confirmed, or its id and its state name two entries.</param>
    /// <param name="kept">What a replacement of the resource has to keep; null for nothing.</param>
    public void Compared(string address, EntryKey entry, bool isReplacement, MediaProvider? there, bool isInDoubt = false, KeptValues? kept = null)
    {
        lock (gate)
        {
            var resource = Of(address);
            (resource.Held, resource.Kept) = (entry, kept);
            Signal();
            if (resource.Accepted is null)
            {
                return;
            }

            (resource.Own, resource.IsUnconfirmed, resource.Leaving) = (entry, isInDoubt, isReplacement ? resource.Leaving ?? Stage.Announced : null);
            if (there is not null)
            {
                stated[entry] = there;
            }
        }

        if (isInDoubt)
        {
            Claim(address, Unfinished, content: null);
        }

        if (isReplacement)
        {
            claims.Release(entry, address);
        }
        else
        {
            Claim(address, entry, there);
        }
    }

    /// <summary>Reports that a resource without a state has read an entry, by exactly this <paramref name="id"/>.</summary>
    public void Read(string address, EntryKey entry, string id, MediaProvider there)
    {
        lock (gate)
        {
            if (Of(address) is { IsChecked: false } resource)
            {
                (resource.Readings ??= [])[entry] = id;
            }
        }

        Claim(address, entry, there, ClaimKind.Reads);
    }

    /// <summary>
    /// Whether a resource may delete an entry, asked before the list is read. If so, the other resources of the command see the claim of the delete until
    /// <see cref="Deleted"/>; a concurrent write and a delete each see the other's claim, so the entry that is then read is the one that will be deleted. A
    /// resource without a check that has only read an entry may delete it, as a direct command does; a resource of a program only with the id that it was read
    /// by, because with another spelling the engine deletes an entry that the program now only reads.
    /// </summary>
    public Permission MayDelete(string address, EntryKey entry, string id)
    {
        if (Locked(() => Of(address).Readings?.GetValueOrDefault(entry)) is { } reading && (isDirect || reading == id))
        {
            claims.Release(entry, address);
        }

        claims.Claim(entry, DeleterOf(address), content: null, ClaimKind.Deletes);
        var answer = Sharing.And(() => MayBeAllThereIs(entry) ? NotReplaced
            : AskTheOthers(entry, "another resource of this command has the same bot and name, or this resource was written again with them."))
            .And(() => IsUnfinished(address, entry) ? NotReplaced : Permission.Given);
        if (answer != Permission.Given)
        {
            Deleted(address, entry);
        }

        return answer;
    }

    /// <summary>Reports that a delete has ended and none of its requests can still reach the server.</summary>
    /// <param name="isGone">True when the entry is surely gone: what is there from now on may be another program's, until a write is confirmed.</param>
    public void Deleted(string address, EntryKey entry, bool isGone = false)
    {
        claims.Release(entry, DeleterOf(address));
        lock (gate)
        {
            if (isGone)
            {
                left.Remove(entry);
                foreach (var owner in resources.Values.Where(resource => resource.Own == entry))
                {
                    owner.Own = null;
                }
            }
        }
    }

    /// <summary>Whether an entry may be deleted, asked after the list was read: others may have claimed it meanwhile, or what may be the same entry.</summary>
    public Permission MayDeleteNow(EntryKey entry, MediaProvider there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes) =>
        Sharing.And(() => AskTheOthers(entry, "another resource of this command has just taken it over."))
            .And(() => IsOfNoOther(entry, there, otherSpellings, changes));

    // Returns the address of another resource that wants the entry; null when it is now this one's.
    private string? Accept(string address, Resource resource, EntryKey entry)
    {
        if (wanted.TryGetValue(entry, out var other) && other != address)
        {
            doubles[entry] = address;
            return other;
        }

        if (resource.Accepted is { } earlier)
        {
            wanted.Remove(earlier);
        }

        wanted[entry] = address;
        resource.Accepted = entry;
        return null;
    }

    private Permission IsOfNoOther(EntryKey entry, MediaProvider there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes)
    {
        // A list that shows both spellings of a name proves that they are two entries. Nothing proves that there are two bots.
        if (Held(entry).Any(match => match is { SameService: true, SameName: false }
            && !otherSpellings.Any(name => match.IsNamed(entry with { Name = name }))))
        {
            return new Permission.No(KnowsAnotherSpellingOfTheBot(entry)
                ? "a resource of this command has a bot id that differs only in case, and the service may take the two for one. If they are two bots, delete "
                    + "the entry by hand."
                : "another resource of this command has a name that differs only in case, and the list does not show both.");
        }

        // A secret that may be hidden cannot be compared; the entry is kept, because that loses nothing.
        var elsewhere = Held(entry).Where(match => IsElsewhere(match, entry)).ToList();
        if (elsewhere.Any(match => EntryComparison.MayHideSecret(there) || match.HasContent(EntryComparison.Fingerprint(there))))
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

    // The owner of a delete's claim: a resource may delete an entry and also have it, which are two claims.
    private static string DeleterOf(string address) => $"delete {address}";

    private Permission AskTheOthers(EntryKey entry, string held)
    {
        var others = Held(entry).ToList();
        return others.Any(match => match is { IsSame: true, IsThere: true }) ? new Permission.No(held)
            : others.Any(match => match.IsSame) ? new Permission.Unknowable(
                "Another resource of this command writes it, and that is not confirmed. Run the command again.", MayPass: true)
            : others.Any(match => IsElsewhere(match, entry) && (match.Kind == ClaimKind.Writes || !match.KnowsContent)) ? new Permission.Unknowable(
                "Another resource of this command has this bot and name at another base address, which may be the same service, and its write is not "
                    + "confirmed. Run the command again.",
                MayPass: true)
            : Permission.Given;
    }

    // True for an entry whose replacement is not confirmed. That resource's address may differ from the one that deletes: an engine compares and creates under
    // the new address, and deletes under the old one.
    private bool MayBeAllThereIs(EntryKey entry) => Locked(() => resources.Values.Any(resource => resource.IsDoubtful && resource.Own == entry));

    // True for another entry than the one that an unfinished resource has: a command may go on after a create that failed, and a later command may come to the
    // delete before any list has shown what replaces the entry. The create may be that of another process.
    private bool IsUnfinished(string address, EntryKey entry) => OwnOf(address) != entry && claims.Find(Unfinished).Any(match => match.IsOwnedBy(address));

    // True when a resource of this session has an entry of that name (ignoring case) on a bot whose id differs only in case.
    private bool KnowsAnotherSpellingOfTheBot(EntryKey entry) => Locked(() =>
        wanted.Keys.Concat(resources.Values.Select(resource => resource.Own).OfType<EntryKey>()).Any(other =>
            other.Service == entry.Service && other.Container != entry.Container
            && string.Equals(other.Container, entry.Container, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)));
}
