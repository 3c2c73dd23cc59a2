namespace MediaProviders.Sinch.Calls;

/// <summary>A wait before the next attempt of a call.</summary>
/// <param name="Reason">What the server or the connection did, for example <c>the API asks to slow down (429)</c>.</param>
/// <param name="Delay">How long, from now.</param>
/// <param name="Attempt">The attempt that follows the wait; the first one of a call is 1.</param>
/// <param name="Attempts">How many attempts there may be.</param>
internal readonly record struct CallWait(string Reason, TimeSpan Delay, int Attempt, int Attempts)
{
    /// <summary>For a status line: <c>waiting 3 s: the API asks to slow down (429), attempt 2 of 5</c>.</summary>
    public override string ToString() =>
        $"waiting {(Delay.TotalSeconds < 1 ? Delay.TotalSeconds.ToString("0.0") : Math.Ceiling(Delay.TotalSeconds).ToString("0"))} s: {Reason}, attempt {Attempt} of {Attempts}";
}
