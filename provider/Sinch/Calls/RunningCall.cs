namespace MediaProviders.Sinch.Calls;

/// <summary>A call on its way through its attempts.</summary>
/// <param name="Call">What is asked.</param>
/// <param name="Observer">Who is told.</param>
/// <param name="Began">Called when a request is about to be sent, once per attempt.</param>
internal sealed record RunningCall(ApiCall Call, CallObserver Observer, Action Began)
{
    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; set; }
}
