using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Something wrong with what a user gave.</summary>
/// <param name="Path">Where.</param>
/// <param name="Reason">What is wrong and what to do, as a sentence without its subject: "must not be empty.". Never a secret.</param>
/// <param name="ShowsValue">
/// True when a front may show the user's own value beside the reason: the property is a plain one, given, known and not marked secret.
/// </param>
internal sealed record Problem(PropertyPath Path, string Reason, bool ShowsValue = false);
