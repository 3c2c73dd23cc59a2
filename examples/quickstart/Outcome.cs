namespace MediaProviders.Quickstart;

/// <summary>How a command ended.</summary>
/// <param name="Succeeded">Whether the engine called it a success.</param>
/// <param name="Lines">What it said, line by line.</param>
internal sealed record Outcome(bool Succeeded, IReadOnlyList<string> Lines)
{
    /// <summary>Everything it said.</summary>
    public string Text => string.Join('\n', Lines);
}
