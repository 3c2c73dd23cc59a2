using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>What becomes of one path of a resource.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">Added, deleted or updated.</param>
/// <param name="Replaces">True when the change means another resource.</param>
/// <param name="InInputs">True when the last inputs differ too; false when only what the resource is differs from what is wanted.</param>
internal sealed record Change(PropertyPath Path, Plan.ChangeKind Kind, bool Replaces, bool InInputs);
