using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>How a write ended: one of three cases, and the caller has to handle each.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    public T Match<T>(Func<T> confirmed, Func<Unconfirmed, T> unconfirmed, Func<Refused, T> refused) => this switch
    {
        Confirmed => confirmed(),
        Unconfirmed doubt => unconfirmed(doubt),
        Refused failure => refused(failure),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal sealed record Confirmed : WriteOutcome;

    /// <summary>The entry may be what was sent, now or later, but the list does not show it.</summary>
    /// <param name="Differing"> The fields in which the list keeps showing neither what was sent nor what was there before; none when it does not keep showing
    /// anything.
    /// </param>
    internal sealed record Unconfirmed(string Reason, IReadOnlyList<string> Differing) : WriteOutcome;

    internal sealed record Refused(ApiException Failure) : WriteOutcome;
}
