using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The answer to a check.</summary>
/// <param name="Problems">All that is wrong; empty when nothing is.</param>
internal sealed record Checked(ObjectValue Inputs, IReadOnlyList<Problem> Problems);
