using System.Diagnostics;

namespace MediaProviders.Sinch;

/// <summary>
/// The three calls that Sinch's WhatsApp API has for media providers. All of them throw <see cref="ApiException"/>, and
/// <see cref="OperationCanceledException"/> when cancelled. Only the cancellation token limits the total time of a call.
/// </summary>
internal interface IMediaProvidersApi : IDisposable
{
    /// <summary>Lists a bot's entries. The caller must dispose of the list; the last one to do so wipes the response from memory.</summary>
    Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Creates an entry, or overwrites all of the one of that name. The response is empty: only a list shows the outcome.</summary>
    Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Deletes the entry of that name. The response for a missing name is not documented.</summary>
    Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken);
}

/// <summary>How recent a list must be.</summary>
internal enum Freshness
{
    /// <summary>
    /// Requested after the call arrived. A call that arrives while a request is in flight waits for the next one, because the response in flight may be older
    /// than the call. For reads before a write, confirmations and deletes.
    /// </summary>
    Now,

    /// <summary>As Now, or requested at most 5 seconds ago, if this client has written nothing to the bot since. For reads on which no write depends.</summary>
    Recent,
}

/// <summary>
/// Observes a running call. Methods do nothing by default, may be called on any thread, and must neither block nor throw unless stated otherwise. A GET that
/// several callers share reports its waits to all of them, but its attempts to only one, so that attempts can be counted.
/// </summary>
internal class CallObserver
{
    public static readonly CallObserver Silent = new();

    /// <summary>The parent span of the call. By default the current one; none if there is no current span.</summary>
    public virtual ActivityContext Cause => Activity.Current?.Context ?? default;

    public virtual void Waiting(Wait wait)
    {
    }

    public virtual void Attempted(Attempt attempt)
    {
    }

    /// <summary>
    /// Called before a write that had to wait is sent, while none of its requests is in flight, because the entry may have changed meanwhile. May throw to stop
    /// the write.
    /// </summary>
    public virtual Task HasWaitedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A successful response had something that the user should know, as a whole sentence. Called once per client.</summary>
    public virtual void Noticed(string notice)
    {
    }

    /// <param name="Status">The HTTP status; null when there was no response.</param>
    internal readonly record struct Attempt(string Method, int? Status, ApiFailure? Failure)
    {
        /// <summary>
        /// True for a POST or DELETE that the server may have carried out: it succeeded, was cut off, or failed in a way that leaves the outcome open.
        /// </summary>
        public bool MayHaveWritten => Method != HttpMethod.Get.Method && (Failure is not { } failure || LeavesOpen(failure, Status));

        /// <summary>
        /// True for a failure after which it is not known whether the server has carried out the request. Most redirects mean that it has to be sent elsewhere;
        /// 302 and 303 may also follow a request that was carried out (RFC 9110, sections 15.4.3 and 15.4.4).
        /// </summary>
        public static bool LeavesOpen(ApiFailure failure, int? status) =>
            failure is ApiFailure.ServerError or ApiFailure.ConnectionLost or ApiFailure.TimedOut or ApiFailure.TooLarge
            || (failure == ApiFailure.Redirected && status is 302 or 303);
    }

    /// <param name="Reason">Why the call waits: <c>the API limits the rate of requests (429)</c>.</param>
    /// <param name="Attempt">The number of the attempt after the wait, from 1.</param>
    internal readonly record struct Wait(string Reason, TimeSpan Delay, int Attempt, int Attempts)
    {
        /// <summary>The status text, with the reason last because a narrow terminal truncates it: <c>attempt 2 of 5 in 3 s: the connection broke</c>.</summary>
        public override string ToString() => $"attempt {Attempt} of {Attempts} in {SecondsOf(Delay)} s: {Reason}";

        /// <summary>The seconds of a delay in a status text: "0.2", "3".</summary>
        public static string SecondsOf(TimeSpan delay) =>
            delay.TotalSeconds < 1 ? delay.TotalSeconds.ToString("0.0") : Math.Ceiling(delay.TotalSeconds).ToString("0");
    }
}
