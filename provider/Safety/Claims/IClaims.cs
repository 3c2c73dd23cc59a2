namespace MediaProviders.Safety;

/// <summary>
/// Which resource owns which entry, within one phase of a command. A claimed entry must not be deleted: after a rename in the program, a moved parent or
/// a replaced provider, the delete of the old resource would remove the entry that the new one has just adopted. All processes of the phase share the claims.
/// </summary>
internal interface IClaims
{
    /// <summary>Why claims cannot be shared with the other processes, so that no delete is safe, and what to do; empty when they are shared.</summary>
    string Obstacle { get; }

    /// <summary>Claims an entry for a resource; a later claim of the same entry by the same resource replaces the earlier one.</summary>
    /// <param name="owner">The address of the resource.</param>
    /// <param name="content">What the resource wrote or found there; null when that is not known.</param>
    void Claim(EntryKey entry, string owner, string? content, ClaimKind kind);

    /// <summary>Releases a claim that this session has made for that resource; does nothing when there is none.</summary>
    void Release(EntryKey entry, string owner);

    /// <summary>The claims of all processes of the phase on the entry, or on one that may be the same.</summary>
    IReadOnlyList<ClaimTable.Match> Find(EntryKey entry);
}
