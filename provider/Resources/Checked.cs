using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

internal sealed record Checked(ObjectValue Inputs, IReadOnlyList<Problem> Problems);
