namespace MediaProviders.Safety;

/// <summary>How the wait for an entry that another resource may leave has ended.</summary>
/// <param name="End">The end.</param>
/// <param name="Other">The address of the other resource; null when none is known.</param>
internal readonly record struct Handover(HandoverEnd End, string? Other);
