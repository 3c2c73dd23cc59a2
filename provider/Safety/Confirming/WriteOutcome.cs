using MediaProviders.Sinch.Calls;

namespace MediaProviders.Safety.Confirming;

/// <summary>How a write ended: one of the three, and who asks has to answer for each.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome()
    {
    }

    /// <summary>Answers for each of the three.</summary>
    public abstract T Match<T>(Func<T> confirmed, Func<Unconfirmed, T> unconfirmed, Func<Refused, T> refused);

    /// <summary>The list shows what was sent.</summary>
    internal sealed record Confirmed : WriteOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<T> confirmed, Func<Unconfirmed, T> unconfirmed, Func<Refused, T> refused) => confirmed();
    }

    /// <summary>The entry may be what was sent, or become it, but the list does not show it.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    /// <param name="Differing">
    /// The fields in which the list keeps showing something else than was sent and than was there before; none when it shows neither.
    /// </param>
    internal sealed record Unconfirmed(string Reason, IReadOnlyList<string> Differing) : WriteOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<T> confirmed, Func<Unconfirmed, T> unconfirmed, Func<Refused, T> refused) => unconfirmed(this);
    }

    /// <summary>The server surely did nothing.</summary>
    /// <param name="Failure">What it said.</param>
    internal sealed record Refused(ApiException Failure) : WriteOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<T> confirmed, Func<Unconfirmed, T> unconfirmed, Func<Refused, T> refused) => refused(this);
    }
}
