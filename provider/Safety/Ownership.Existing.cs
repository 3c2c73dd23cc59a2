using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <content>Existing entries: which resource has one according to program and state, and which may delete it.</content>
internal sealed partial class Ownership
{
    /// <summary>
    /// Reports a check. An engine that forces a replacement checks the resource again after Diff, as a new one, and a generated name then changes: the claim on
    /// the resource's own entry is released. If the engine deletes first, the entry has to be deleted; if it creates first, the create claims it again.
    /// </summary>
    /// <param name="entry">The entry it wants; null when that is unknown, or the inputs are invalid.</param>
    /// <param name="holds">The entry it has according to the state; null when the state does not say.</param>
    /// <param name="there">The content of that entry according to the state; null when the state does not say.</param>
    /// <param name="isNew">True when the check accepted it as a new resource.</param>
    /// <param name="isRefused">True when the inputs are invalid: the resource keeps the entry it has.</param>
    /// <returns>The address of another resource of this session that wants the same entry; null when there is none.</returns>
    public string? Checked(string address, EntryKey? entry, bool isNew, EntryKey? holds = null, MediaProvider? there = null, bool isRefused = false)
    {
        Handovers.Check(address, holds, entry, isNew);
        string? other;
        lock (gate)
        {
            // The program now has the resource that was only read before.
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

    /// <summary>Reports a Diff. A refresh also compares resources that the program no longer has, without a check: these do not claim their entries.</summary>
    /// <param name="there">The entry according to the state; null when the state does not contain all of it.</param>
    /// <param name="isInDoubt">True when the create of the resource was never confirmed, or its id and its state name two entries.</param>
    public void Compared(string address, EntryKey entry, bool isReplacement, MediaProvider? there, bool isInDoubt = false)
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

            return isInDoubt ? unconfirmed.Add(address) : unconfirmed.Remove(address);
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

    /// <summary>Reports that a resource without a state has read an entry, by exactly this <paramref name="id"/>.</summary>
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

    /// <summary>
    /// Whether a resource may delete an entry, asked before the list is read. If so, the other resources of the command see the claim of the delete until
    /// <see cref="Deleted"/>; a concurrent write and a delete each see the other's claim, so the entry that is then read is the one that will be deleted. A
    /// resource without a check that has only read an entry may delete it, as a direct command does; a resource of a program only with the id that it was read
    /// by, because with another spelling the engine deletes an entry that the program now only reads.
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
            : AskTheOthers(entry, "another resource of this command has the same bot and name, or this resource was written again with them."));
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
                own.Where(pair => pair.Value == entry).Select(pair => pair.Key).ToList().ForEach(owner => own.Remove(owner));
            }
        }
    }

    /// <summary>Whether an entry may be deleted, asked after the list was read: others may have claimed it meanwhile, or what may be the same entry.</summary>
    public Permission MayDeleteNow(EntryKey entry, MediaProvider there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes) =>
        Sharing.And(() => AskTheOthers(entry, "another resource of this command has just taken it over."))
            .And(() => IsOfNoOther(entry, there, otherSpellings, changes));

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
        return others.Any(match => match is { IsSame: true, Kind: ClaimKind.Holds }) ? new Permission.No(held)
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
    private bool MayBeAllThereIs(EntryKey entry) => Locked(() => doubtful.Any(address => own.GetValueOrDefault(address) == entry));

    // True when a resource of this session has an entry of that name (ignoring case) on a bot whose id differs only in case.
    private bool KnowsAnotherSpellingOfTheBot(EntryKey entry) => Locked(() =>
        wanted.Keys.Concat(own.Values).Any(other => other.Service == entry.Service && other.Container != entry.Container
            && string.Equals(other.Container, entry.Container, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)));
}
