using MediaProviders.Safety.Operations;

namespace MediaProviders.Safety;

/// <summary>
/// Whether something may be done to an entry: yes, no, or it cannot be known. There is no fourth answer, and only <see cref="Yes"/> lets work go on.
/// </summary>
internal abstract record Permission
{
    private Permission()
    {
    }

    /// <summary>Yes.</summary>
    public static Permission Given { get; } = new Yes();

    /// <summary>What is said when it is refused; null when it is permitted.</summary>
    /// <param name="refused">What is refused, as the beginning of a sentence.</param>
    public abstract string? Refusal(string refused);

    /// <summary>Stops what is not permitted.</summary>
    /// <param name="refused">What is refused, as the beginning of a sentence: "Creating 'bot/images' is refused".</param>
    /// <exception cref="OperationFailedException">The answer is no, or cannot be known.</exception>
    public void ThrowIfRefused(string refused)
    {
        if (Refusal(refused) is { } text)
        {
            throw new OperationFailedException(Kind, text);
        }
    }

    /// <summary>The kind of failure that a refusal is.</summary>
    private protected virtual FailureKind Kind => FailureKind.Precondition;

    /// <summary>It may be done.</summary>
    internal sealed record Yes : Permission
    {
        /// <inheritdoc/>
        public override string? Refusal(string refused) => null;
    }

    /// <summary>It must not be done.</summary>
    /// <param name="Reason">Why, as the rest of a sentence after a colon.</param>
    /// <param name="At">The base address at which it must not be done, where another one may be meant; else empty.</param>
    internal sealed record No(string Reason, string At = "") : Permission
    {
        private protected override FailureKind Kind => FailureKind.AlreadyExists;

        /// <inheritdoc/>
        public override string? Refusal(string refused) => $"{refused}: {Reason}";
    }

    /// <summary>It cannot be known whether it may be done.</summary>
    /// <param name="Reason">Why, and what to do, in sentences.</param>
    internal sealed record Unknowable(string Reason) : Permission
    {
        /// <inheritdoc/>
        public override string? Refusal(string refused) => $"{refused}, because it cannot be known whether the entry is in use. {Reason}";
    }
}
