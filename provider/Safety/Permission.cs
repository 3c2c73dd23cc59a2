namespace MediaProviders.Safety;

/// <summary>Whether something may be done to an entry: yes, no, or not known. Only <see cref="Yes"/> allows it.</summary>
internal abstract record Permission
{
    private Permission()
    {
    }

    public static Permission Given { get; } = new Yes();

    /// <summary>The result of <paramref name="next"/> when this is yes, otherwise this.</summary>
    public Permission And(Func<Permission> next) => this is Yes ? next() : this;

    /// <summary>The message of a refusal; null when this is yes.</summary>
    /// <param name="refused">The beginning of the message: "Creating 'bot/images' is refused".</param>
    public string? Refusal(string refused) => this switch
    {
        Yes => null,
        No no => $"{refused}: {no.Reason}",
        Unknowable doubt => $"{refused}, because it cannot be known whether the entry is in use. {doubt.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Throws unless this is yes; <paramref name="refused"/> as for <see cref="Refusal"/>.</summary>
    public void ThrowIfRefused(string refused)
    {
        if (Refusal(refused) is { } text)
        {
            throw new OperationFailedException(this is No ? FailureKind.AlreadyExists : FailureKind.Precondition, text);
        }
    }

    internal sealed record Yes : Permission;

    /// <param name="Reason">Why, as the part of the message after a colon.</param>
    /// <param name="At">The base address of the entry, when the reason is about two base addresses; otherwise empty.</param>
    internal sealed record No(string Reason, string At = "") : Permission;

    /// <param name="Reason">Why, and what to do, in sentences.</param>
    /// <param name="MayPass">True when it is worth waiting: another resource is at work on the entry.</param>
    internal sealed record Unknowable(string Reason, bool MayPass = false) : Permission;
}
