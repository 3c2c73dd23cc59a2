namespace MediaProviders.Safety;

/// <summary>
/// Who owns which entry within one phase of a command. A claimed entry must not be deleted: a resource renamed in the program, a moved parent or
/// a replaced provider would else delete what another resource has just taken over. Claims are shared by all processes of the phase.
/// </summary>
internal interface IClaims
{
    /// <summary>Why it is unknown whether a delete is safe, as claims cannot be shared with the other processes, and what to do; empty when they are.</summary>
    string Obstacle { get; }

    /// <summary>Claims an entry for a resource; a later claim of the same entry by the same resource replaces the earlier one.</summary>
    /// <param name="owner">The address of the resource that claims it.</param>
    /// <param name="content">What the claiming resource wrote or found there; null when that is not known.</param>
    void Claim(EntryKey entry, string owner, string? content, ClaimKind kind);

    /// <summary>Takes back a claim this session has made for that resource; nothing happens when there is none.</summary>
    void Release(EntryKey entry, string owner);

    /// <summary>Every claim, of any process of the phase, on the entry or on one that may be the same.</summary>
    IReadOnlyList<ClaimTable.Match> Find(EntryKey entry);
}
