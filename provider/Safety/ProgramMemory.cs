using MediaProviders.Safety.Claims;
using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// What this session has seen of the program and done so far: which resource wants which entry, which entry is whose own, which has been left, and what was
/// only read. Only <see cref="Ownership"/> asks it. Used by many calls at a time.
/// </summary>
internal sealed class ProgramMemory
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<EntryKey, string> wanted = [];
    private readonly Dictionary<string, EntryKey> wants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryKey> own = new(StringComparer.Ordinal);
    private readonly HashSet<string> doubtful = new(StringComparer.Ordinal);
    private readonly HashSet<string> unconfirmed = new(StringComparer.Ordinal);
    private readonly Dictionary<EntryKey, MediaProvider> stated = [];
    private readonly HashSet<EntryKey> left = [];
    private readonly HashSet<EntryKey> foreseen = [];
    private readonly Dictionary<(string Address, EntryKey Entry), string> readings = [];

    /// <summary>Notes that the resource has been checked: what it read before is now the program's as well.</summary>
    public void Check(string address)
    {
        using var held = gate.EnterScope();
        foreach (var reading in readings.Keys.Where(reading => reading.Address == address).ToList())
        {
            readings.Remove(reading);
        }

        seen.Add(address);
    }

    /// <summary>Notes that a resource wants an entry. Returns the address of another resource that wants the same one, or null.</summary>
    public string? Want(string address, EntryKey entry)
    {
        using var held = gate.EnterScope();
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

    /// <summary>True when the resource has been checked in this session and accepted, so that the program still holds it.</summary>
    public bool IsInProgram(string address) => Locked(() => wants.ContainsKey(address));

    /// <summary>True when the resource has been checked with that name in this session, and nothing was wrong with it.</summary>
    public bool HasAccepted(string address, string name)
    {
        using var held = gate.EnterScope();
        return wants.GetValueOrDefault(address)?.Name == name;
    }

    /// <summary>Notes that the entry is the resource's own: the state says so, and the program still holds the resource.</summary>
    /// <param name="isUnconfirmed">True when its create was never confirmed, so that what is there may be another program's.</param>
    /// <param name="there">What the state says it is; null when it does not say all of it.</param>
    public void Compare(string address, EntryKey entry, bool isUnconfirmed, MediaProvider? there)
    {
        using var held = gate.EnterScope();
        own[address] = entry;
        _ = isUnconfirmed ? unconfirmed.Add(address) : unconfirmed.Remove(address);
        if (there is not null)
        {
            stated[entry] = there;
        }
    }

    /// <summary>What a state said of the entry that a resource of the program has, or has left; null when that is not known.</summary>
    public MediaProvider? StatedOf(EntryKey entry) => Locked(() => stated.GetValueOrDefault(entry));

    /// <summary>The entry that is the resource's own; null when this session knows of none.</summary>
    public EntryKey? OwnOf(string address)
    {
        using var held = gate.EnterScope();
        return own.GetValueOrDefault(address);
    }

    /// <summary>
    /// Notes that the resource now lives at <paramref name="entry"/>, as is confirmed: the entry that was its own before, if another, has been left.
    /// </summary>
    public void Settle(string address, EntryKey entry)
    {
        using var held = gate.EnterScope();
        if (OtherOwn(address, entry) is { } before && !own.Any(pair => pair.Key != address && pair.Value == before))
        {
            left.Add(before);
        }

        left.Remove(entry);
        doubtful.Remove(address);
        unconfirmed.Remove(address);
        stated.Remove(entry);
        own[address] = entry;
        readings.Remove((address, entry));
    }

    /// <summary>
    /// Notes that the resource may or may not live at <paramref name="entry"/> from now on: the entry that is its own, if another, may be all it has.
    /// </summary>
    public void Doubt(string address, EntryKey entry) => Locked(() => OtherOwn(address, entry) is not null && doubtful.Add(address));

    /// <summary>
    /// True when the entry is a resource's own, and its replacement is not confirmed. The resource may have another address than the one that asks: an
    /// engine compares and creates it under its new address, and deletes what it replaces under the old one.
    /// </summary>
    public bool MayBeAllThereIs(EntryKey entry) => Locked(() => doubtful.Any(address => own.GetValueOrDefault(address) == entry));

    /// <summary>
    /// Notes in a preview that the resource is going to live at <paramref name="entry"/>: the entry that is its own, if another, will then have been left.
    /// </summary>
    public void Foresee(string address, EntryKey entry) => Locked(() => OtherOwn(address, entry) is { } before && foreseen.Add(before));

    /// <summary>True when the entry will have been left once everything that the preview has foreseen is done.</summary>
    public bool WillBeLeft(EntryKey entry) => Locked(() => foreseen.Contains(entry));

    /// <summary>True when a resource of this session has an entry of that name, in any case, on a bot whose id differs in case only.</summary>
    public bool KnowsAnotherSpellingOfTheBot(EntryKey entry) => Locked(() =>
        wanted.Keys.Concat(own.Values).Any(other => other.Service == entry.Service && other.Container != entry.Container
            && string.Equals(other.Container, entry.Container, StringComparison.OrdinalIgnoreCase)
            && string.Equals(other.Name, entry.Name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// True when the entry is the resource's own, and its create was confirmed, or another resource has left it and its replacement is confirmed.
    /// </summary>
    public bool IsOwnOrLeft(string address, EntryKey entry) =>
        Locked(() => left.Contains(entry) || (own.GetValueOrDefault(address) == entry && !unconfirmed.Contains(address)));

    /// <summary>
    /// Notes that the resource has read an entry of which it had no state, by <paramref name="id"/>, letter by letter; nothing is noted of one that has been
    /// checked.
    /// </summary>
    public void Read(string address, EntryKey entry, string id)
    {
        using var held = gate.EnterScope();
        if (!seen.Contains(address))
        {
            readings[(address, entry)] = id;
        }
    }

    /// <summary>
    /// The id by which a resource that has not been checked has read the entry, and done no more with it; null when there is no such reading.
    /// </summary>
    public string? ReadingOf(string address, EntryKey entry) => Locked(() => readings.GetValueOrDefault((address, entry)));

    private EntryKey? OtherOwn(string address, EntryKey entry) => own.TryGetValue(address, out var before) && before != entry ? before : null;

    private T Locked<T>(Func<T> work)
    {
        using var held = gate.EnterScope();
        return work();
    }
}
