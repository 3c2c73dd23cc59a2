namespace MediaProviders.Sinch.Lists;

/// <summary>Why a list does not prove that an entry is absent.</summary>
/// <param name="Reason">
/// What was wrong with the list, as a clause whose subject is the list: "it has no array of providers". Never a text of the answer.
/// </param>
/// <param name="Advice">What to do about it, as a sentence.</param>
/// <param name="IsMissingArray">True when all that is wrong is that a level, or the array, is absent or null.</param>
internal sealed record Doubt(string Reason, string Advice, bool IsMissingArray = false);
