using MediaProviders.Safety.Claims;
using MediaProviders.Safety.Confirming;
using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Entries;

namespace MediaProviders.Safety;

/// <content>Who may delete an entry.</content>
internal sealed partial class Ownership
{
    /// <summary>
    /// Whether a resource may delete an entry, before anything is looked at. What a resource without a check has only read it may delete itself, as a direct
    /// command does. A program's resource may do so only by the id that it was read by: by another spelling an engine deletes what the program now only
    /// reads.
    /// </summary>
    public Permission MayDelete(string address, EntryKey entry, string id)
    {
        if (memory.ReadingOf(address, entry) is { } reading && (isDirect || reading == id))
        {
            claims.Release(entry, address);
        }

        return Sharing is Permission.Unknowable doubt ? doubt
            : memory.MayBeAllThereIs(address, entry) ? new Permission.Unknowable("The entry that replaces it is not confirmed. Run the command again.")
            : claims.Find(entry).Any(match => match.IsSame) ? new Permission.No("another resource of this command has the same bot and name, or this one was "
                + "written again under them.")
            : Permission.Given;
    }

    /// <summary>
    /// Whether an entry may be deleted, once a list has been read: what others claimed meanwhile, and under what may be other names of the same entry.
    /// </summary>
    /// <param name="there">What the list shows; null when it does not tell.</param>
    /// <param name="otherSpellings">The names in the list that differ from the entry's in case only.</param>
    public Permission MayDeleteNow(EntryKey entry, MediaProvider? there, IReadOnlyList<string> otherSpellings, IReadOnlyCollection<string> changes)
    {
        if (Sharing is Permission.Unknowable doubt)
        {
            return doubt;
        }

        var matches = claims.Find(entry);
        if (matches.Any(match => match.IsSame))
        {
            return new Permission.No("another resource of this command has taken it over just now.");
        }

        // One list that shows both spellings of a name proves that there are two entries. Nothing proves that there are two bots.
        if (matches.Any(match => match is { SameService: true, SameName: false }
            && (there is null || !otherSpellings.Any(name => match.IsNamed(entry with { Name = name })))))
        {
            return new Permission.No(memory.KnowsAnotherSpellingOfTheBot(entry)
                ? "a resource of this command has a bot id that differs only in case, and the service may take the two for one. If they are two bots, delete "
                    + "the entry by hand."
                : "another resource of this command has a name that differs only in case, and the list does not show both.");
        }

        // The vendor's regions are two services whatever they list.
        var elsewhere = matches.Where(match => !match.SameService && !BaseAddress.OtherRegions(entry.Service).Any(match.IsAt)).ToList();

        // A masked secret or a list without its array cannot be compared, and keeping is the side on which nothing is lost.
        if (elsewhere.Any(match => there is null || EntryComparison.IsMasked(there) || match.HasContent(EntryComparison.Fingerprint(there))))
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
}
