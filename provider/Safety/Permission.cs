namespace MediaProviders.Safety;

/// <summary>Whether something may be done to an entry: yes, no, or it cannot be known. Only <see cref="Yes"/> lets work go on.</summary>
internal abstract record Permission
{
    private Permission()
    {
    }

    public static Permission Given { get; } = new Yes();

    /// <summary>This, or where it is yes the answer to a further question.</summary>
    public Permission And(Func<Permission> next) => this is Yes ? next() : this;

    /// <summary>What is said when it is refused; null when it is permitted.</summary>
    /// <param name="refused">What is refused, as the beginning of a sentence: "Creating 'bot/images' is refused".</param>
    public string? Refusal(string refused) => this switch
    {
        Yes => null,
        No no => $"{refused}: {no.Reason}",
        Unknowable doubt => $"{refused}, because it cannot be known whether the entry is in use. {doubt.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Stops what is not permitted; <paramref name="refused"/> as for <see cref="Refusal"/>.</summary>
    public void ThrowIfRefused(string refused)
    {
        if (Refusal(refused) is { } text)
        {
            throw new OperationFailedException(this is No ? FailureKind.AlreadyExists : FailureKind.Precondition, text);
        }
    }

    internal sealed record Yes : Permission;

    /// <param name="Reason">Why, as the rest of a sentence after a colon.</param>
    /// <param name="At">The base address at which it must not be done, where another one may be meant; else empty.</param>
    internal sealed record No(string Reason, string At = "") : Permission;

    /// <param name="Reason">Why, and what to do, in sentences.</param>
    /// <param name="MayPass">True when a moment later it may be known: another resource is at work on the entry.</param>
    internal sealed record Unknowable(string Reason, bool MayPass = false) : Permission;
}
