namespace MediaProviders.Safety;

/// <summary>What a resource does with the entry that it claims. The values stand in claim files.</summary>
internal enum ClaimKind : byte
{
    /// <summary>It has the entry: by the state, or by a write that is confirmed.</summary>
    Holds = 0,

    /// <summary>It writes the entry, or has tried to: whether it has it now is not known.</summary>
    Writes = 1,

    /// <summary>It deletes the entry: a write beside that could be lost.</summary>
    Deletes = 2,
}
