namespace MediaProviders.Safety.Claims;

/// <summary>A claim that concerns an entry.</summary>
internal sealed class ClaimMatch
{
    /// <summary>True when the claim is at the same base address; false when another address claims the same container and name.</summary>
    public required bool SameService { get; init; }

    /// <summary>True when the container and the name are the same letter by letter; false when one of them differs in case only.</summary>
    public required bool SameName { get; init; }

    /// <summary>True when the claim is of just this entry.</summary>
    public bool IsSame => SameService && SameName;

    /// <summary>Tells whether the claim is of an entry with just that container and name, at whatever base address.</summary>
    public required Func<EntryKey, bool> IsNamed { get; init; }

    /// <summary>Tells whether the claim is at that base address.</summary>
    public required Func<string, bool> IsAt { get; init; }

    /// <summary>Tells whether the claim was made for the resource with that address.</summary>
    public required Func<string, bool> IsOwnedBy { get; init; }

    /// <summary>Tells whether the claim was made with that content; false when it was made without any.</summary>
    public required Func<string, bool> HasContent { get; init; }
}
