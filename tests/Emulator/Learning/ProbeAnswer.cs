namespace MediaProviders.Emulator.Learning;

/// <summary>What a server answered to a <see cref="ProbeClient"/>.</summary>
/// <param name="Body">The body; that of a list holds credentials.</param>
internal sealed record ProbeAnswer(int Status, byte[] Body)
{
    /// <summary>True when the write was accepted, false when it was refused, null when the answer says neither: 401, 404, 429, a redirect, a server error.</summary>
    public bool? IsAccepted => Status switch
    {
        >= 200 and < 300 => true,
        400 or 405 or 409 or 413 or 415 or 422 => false,
        _ => null,
    };

    /// <summary>The status only: the body may hold credentials.</summary>
    public override string ToString() => $"[answer {Status}]";
}
