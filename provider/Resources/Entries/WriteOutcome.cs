namespace MediaProviders.Resources.Entries;

/// <summary>How a write ended.</summary>
/// <param name="Confirmed">True when the list shows what was sent.</param>
/// <param name="Doubt">Why it is not confirmed, as a sentence; empty when it is.</param>
internal readonly record struct WriteOutcome(bool Confirmed, string Doubt)
{
    /// <summary>The list shows what was sent.</summary>
    public static WriteOutcome Done { get; } = new(true, "");

    /// <summary>The entry may be what was sent, but nobody knows.</summary>
    public static WriteOutcome Doubtful(string why) => new(false, why);
}
