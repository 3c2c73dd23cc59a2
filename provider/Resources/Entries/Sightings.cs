namespace MediaProviders.Resources.Entries;

/// <summary>
/// What this session has seen of the program and done so far: which resource wants which entry, which entry is whose own, and which has been left. It answers
/// whether a create may overwrite without asking, and whether two resources want the same. Used by many calls at a time.
/// </summary>
internal sealed class Sightings
{
    private readonly Lock gate = new();
    private readonly Dictionary<EntryId, string> wanted = [];
    private readonly Dictionary<string, EntryId> wants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntryId> own = new(StringComparer.Ordinal);
    private readonly HashSet<EntryId> left = [];
    private readonly HashSet<EntryId> leaving = [];

    /// <summary>Notes that a resource wants an entry. Returns the address of another resource that wants the same one, or null.</summary>
    public string? Want(string address, EntryId id)
    {
        lock (gate)
        {
            if (wanted.TryGetValue(id, out var other) && !string.Equals(other, address, StringComparison.Ordinal))
            {
                return other;
            }

            if (wants.TryGetValue(address, out var earlier) && wanted.GetValueOrDefault(earlier) == address)
            {
                wanted.Remove(earlier);
            }

            wanted[id] = address;
            wants[address] = id;
            return null;
        }
    }

    /// <summary>True when the resource has been checked in this session, so that the program still holds it.</summary>
    public bool IsInProgram(string address)
    {
        lock (gate)
        {
            return wants.ContainsKey(address);
        }
    }

    /// <summary>True when the resource has been checked with that name in this session, and nothing was wrong with it.</summary>
    public bool HasAccepted(string address, string name)
    {
        lock (gate)
        {
            return wants.TryGetValue(address, out var id) && id.Name == name;
        }
    }

    /// <summary>Notes that the entry is the resource's own: the state says so, and the program still holds the resource.</summary>
    public void See(string address, EntryId id)
    {
        lock (gate)
        {
            own[address] = id;
        }
    }

    /// <summary>The entry that is the resource's own; null when this session knows of none.</summary>
    public EntryId? OwnOf(string address)
    {
        lock (gate)
        {
            return own.GetValueOrDefault(address);
        }
    }

    /// <summary>Notes that the resource now lives at <paramref name="id"/>: the entry that was its own before, if another, has been left.</summary>
    public void Created(string address, EntryId id)
    {
        lock (gate)
        {
            if (own.TryGetValue(address, out var before) && before != id)
            {
                left.Add(before);
            }

            left.Remove(id);
            own[address] = id;
        }
    }

    /// <summary>Notes in a preview that the resource is going to live at <paramref name="id"/>: the entry that is its own, if another, will then have been left.</summary>
    public void Foresee(string address, EntryId id)
    {
        lock (gate)
        {
            if (own.TryGetValue(address, out var before) && before != id)
            {
                leaving.Add(before);
            }
        }
    }

    /// <summary>What <see cref="MayOverwrite"/> will say once everything that the preview has foreseen is done.</summary>
    public bool WillOverwrite(string address, EntryId id)
    {
        lock (gate)
        {
            return leaving.Contains(id) || MayOverwrite(address, id);
        }
    }

    /// <summary>
    /// True when creating the resource may overwrite the entry without asking: it is the resource's own, or another resource has left it and its
    /// replacement exists already.
    /// </summary>
    public bool MayOverwrite(string address, EntryId id)
    {
        lock (gate)
        {
            return left.Contains(id) || own.GetValueOrDefault(address) == id;
        }
    }
}
