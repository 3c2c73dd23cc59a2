using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The answer to a check.</summary>
internal sealed record Checked(ObjectValue Inputs, IReadOnlyList<Problem> Problems);
