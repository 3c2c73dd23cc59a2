using System.Diagnostics;

namespace MediaProviders.Sinch.Calls;

/// <summary>
/// Is told what a call does while it lasts. Every method does nothing unless overridden, may be called from any thread, and must neither block nor throw.
/// A GET that several callers share tells all of them its waits, and one of them its attempts, so that attempts can be counted.
/// </summary>
internal abstract class CallObserver
{
    /// <summary>The span on whose behalf the call is made; by default the one that is running, and nothing without one.</summary>
    public virtual ActivityContext Cause => Activity.Current?.Context ?? default;

    /// <summary>The call waits before its next attempt.</summary>
    public virtual void Waiting(CallWait wait)
    {
    }

    /// <summary>An HTTP exchange has ended.</summary>
    public virtual void Attempted(CallAttempt attempt)
    {
    }

    /// <summary>A successful answer carried something worth telling a person, in a finished sentence: once per client for each such thing.</summary>
    public virtual void Noticed(string notice)
    {
    }
}
