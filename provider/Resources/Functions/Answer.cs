using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources.Functions;

/// <summary>The answer of a function.</summary>
/// <param name="Result">What was asked for; empty when there are problems.</param>
/// <param name="Problems">What is wrong with the arguments; empty when nothing is.</param>
internal sealed record Answer(ObjectValue Result, IReadOnlyList<Problem> Problems);
