using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <content>What a resource has already: what the program and the state say of it, and who may delete an entry.</content>
internal sealed partial class Ownership
{
    /// <summary>
    /// Hears of a check. An engine that replaces a resource for its own reasons checks it once more after the comparison, now as a new one, and a generated
    /// name is then another one: the resource's own entry is claimed no longer. What an engine deletes first has to go; what it creates first is claimed
    /// again by the create.
    /// </summary>
    /// <param name="entry">The entry it wants; null when that is unknown, or something is wrong with the inputs.</param>
    /// <param name="holds">The entry it has by the state, and with <paramref name="there"/> what that entry is; null for what the state does not say.</param>
    /// <param name="isNew">True when the check accepted it as a new resource.</param>
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
    /// <param name="there">What the state says the entry is; null when it does not say all of it.</param>
    /// <param name="isUnconfirmed">True when the create of the resource was never confirmed.</param>
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

    // A resource's own, whose replacement is not confirmed. It may have another address than the one that asks: an engine compares and creates it under its
    // new address, and deletes what it replaces under the old one.
    private bool MayBeAllThereIs(EntryKey entry) => Locked(() => doubtful.Any(address => own.GetValueOrDefault(address) == entry));

    // A resource of this session has an entry of that name, in any case, on a bot whose id differs in case only.
    private bool KnowsAnotherSpellingOfTheBot(EntryKey entry) => Locked(() =>
        wanted.Keys.Concat(own.Values).Any(other => other.Service == entry.Service && other.Container != entry.Container
            && string.Equals(other.Container, entry.Container, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)));
}
