namespace MediaProviders.Resources;

/// <summary>How a resource without a name gets one.</summary>
/// <param name="Mode">Who decides.</param>
/// <param name="Proposed">The name the user's naming rule yields; null when there is none.</param>
/// <param name="Seed">The random bytes a generated name is made from; the same bytes make the same name. Empty: fresh ones are drawn.</param>
internal sealed record Naming(NamingMode Mode, string? Proposed, ReadOnlyMemory<byte> Seed);
