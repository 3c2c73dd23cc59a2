using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>What is known of a resource before a change.</summary>
/// <param name="Inputs">What was last wanted; empty where it was not kept, as in very old states.</param>
/// <param name="State">What the resource last was; empty where it was not kept.</param>
internal sealed record LastKnown(ObjectValue Inputs, ObjectValue State);
