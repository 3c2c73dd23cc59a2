using System.Diagnostics;

namespace MediaProviders.Sinch;

/// <summary>
/// Observes a call while it runs. Every method does nothing unless overridden, may be called from any thread, and must neither block nor throw unless it says
/// so. A GET that several callers share tells all of them its waits, and one of them its attempts, so that attempts can be counted.
/// </summary>
internal class CallObserver
{
    public static readonly CallObserver Silent = new();

    /// <summary>The span on whose behalf the call is made; by default the one that is running, and nothing without one.</summary>
    public virtual ActivityContext Cause => Activity.Current?.Context ?? default;

    public virtual void Waiting(Wait wait)
    {
    }

    public virtual void Attempted(Attempt attempt)
    {
    }

    /// <summary>
    /// Asked before a write that had to wait is sent, while nothing of it is on its way: what was looked at before may be another by now. May throw to stop it.
    /// </summary>
    public virtual Task HasWaitedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A successful answer carried something worth telling a person, in a finished sentence: once per client for each such thing.</summary>
    public virtual void Noticed(string notice)
    {
    }

    /// <param name="Status">The HTTP status; null when no answer came.</param>
    internal readonly record struct Attempt(string Method, int? Status, ApiFailure? Failure)
    {
        /// <summary>
        /// True for a POST or DELETE that the server may have carried out: it succeeded, was cut off, or failed in a way that leaves it open.
        /// </summary>
        public bool MayHaveWritten => Method != HttpMethod.Get.Method && (Failure is not { } failure || LeavesOpen(failure, Status));

        /// <summary>
        /// True for a failure after which it is unknown whether the server has carried the request out. Most redirects say that it has to be sent elsewhere;
        /// 302 and 303 are also what a server sends that has done it (RFC 9110, sections 15.4.3 and 15.4.4).
        /// </summary>
        public static bool LeavesOpen(ApiFailure failure, int? status) =>
            failure is ApiFailure.ServerError or ApiFailure.ConnectionLost or ApiFailure.TimedOut or ApiFailure.TooLarge
            || (failure == ApiFailure.Redirected && status is 302 or 303);
    }

    /// <param name="Reason">What the server or the connection did, for example <c>the API limits the rate of requests (429)</c>.</param>
    /// <param name="Attempt">The attempt that follows the wait; the first one of a call is 1.</param>
    internal readonly record struct Wait(string Reason, TimeSpan Delay, int Attempt, int Attempts)
    {
        /// <summary>For a status line, which a narrow terminal cuts off: <c>attempt 2 of 5 in 3 s: the API limits the rate of requests (429)</c>.</summary>
        public override string ToString() => $"attempt {Attempt} of {Attempts} in {SecondsOf(Delay)} s: {Reason}";

        /// <summary>The seconds of a delay for a status line: "0.2", "3".</summary>
        public static string SecondsOf(TimeSpan delay) =>
            delay.TotalSeconds < 1 ? delay.TotalSeconds.ToString("0.0") : Math.Ceiling(delay.TotalSeconds).ToString("0");
    }
}
