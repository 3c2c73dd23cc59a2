using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>What is known of a resource before a change.</summary>
/// <param name="Inputs">What was last wanted; empty when nobody kept it, as in very old states.</param>
/// <param name="State">What the resource last was; empty when nobody kept it.</param>
internal sealed record Prior(ObjectValue Inputs, ObjectValue State);
