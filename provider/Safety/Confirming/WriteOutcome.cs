using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>How a write ended. There are three cases, and <see cref="Match"/> makes the caller handle each.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    public void Match(Action confirmed, Action<Unconfirmed> unconfirmed, Action<Refused> refused)
    {
        switch (this)
        {
            case Confirmed:
                confirmed();
                break;
            case Unconfirmed doubt:
                unconfirmed(doubt);
                break;
            case Refused failure:
                refused(failure);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    internal sealed record Confirmed : WriteOutcome;

    /// <summary>The write may have been carried out, or may still be, but the list does not show it.</summary>
    /// <param name="Differing">
    /// The fields that differ from what was sent, when the list keeps showing neither that nor the old entry; empty in every other case.
    /// </param>
    internal sealed record Unconfirmed(string Reason, IReadOnlyList<string> Differing) : WriteOutcome;

    internal sealed record Refused(ApiException Failure) : WriteOutcome;
}
