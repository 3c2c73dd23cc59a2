using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Something wrong with what a user gave.</summary>
/// <param name="Fault">What is wrong and what to do, as a sentence without its subject: "must not be empty.". Never a secret.</param>
/// <param name="ShowsValue">
/// True when a front may show the user's own value beside the reason: the property is a plain one, given, known and not marked secret.
/// </param>
internal sealed record Problem(PropertyPath Path, string Fault, bool ShowsValue = false)
{
    /// <summary>What the value came from, where a user did not write it beside the others: "the environment variable X". Null elsewhere.</summary>
    public string? Place { get; init; }

    /// <summary>The fault and, where the user does not see the value in the program, what it came from.</summary>
    public string Reason => Place is null ? Fault : $"{Fault} The value comes from {Place}.";
}
