namespace MediaProviders.Api;

/// <summary>What a server answered to a <see cref="ProbeClient"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; of a list it holds credentials.</param>
internal sealed record ProbeAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The status only: the body may hold anything.</summary>
    public override string ToString() => $"[answer {Status}]";
}
