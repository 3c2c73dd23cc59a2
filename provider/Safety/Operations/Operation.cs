using MediaProviders.Sinch;

namespace MediaProviders.Safety;

internal sealed record Operation
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    /// <summary>The unique address of the resource in the user's programs; all operations on one resource have the same.</summary>
    public required string Address { get; init; }

    public required string Name { get; init; }

    /// <summary>True for a preview, which must not change anything.</summary>
    public bool Preview { get; init; }

    /// <summary>The limit of the whole operation, including waits and retries. Default: 10 minutes.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    public IAdvice Advice { get; init; } = new IAdvice.Plain();

    public required Reporter Reporter { get; init; }

    /// <summary>Warns about what prevents the operation, and returns false for the caller to return.</summary>
    public bool Stop(string warning)
    {
        Reporter.Warn(warning);
        return false;
    }
}

/// <summary>
/// Shows messages to the user, including those of the API calls that it observes. No message may contain a secret. Never blocks and never fails.
/// </summary>
internal abstract class Reporter : CallObserver
{
    /// <summary>Shows a warning.</summary>
    public abstract void Warn(string text);

    /// <summary>Shows what the operation is waiting for; the text is removed when the operation ends.</summary>
    public abstract void Status(string text);

    public override void Waiting(Wait wait) => Status(wait.ToString());

    public override void Noticed(string notice) => Warn(notice);
}
