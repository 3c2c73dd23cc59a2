using MediaProviders.Sinch;
using MediaProviders.Values;

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

/// <summary>Advice in error messages, as clauses for a sentence, in the terms of the user's tool. The defaults are independent of any tool.</summary>
internal interface IAdvice
{
    /// <summary>How to give an operation more time: "give it more time with …".</summary>
    string MoreTime => "raise the operation's timeout";

    /// <summary>How to say that a resource was only renamed in the program: "declare …".</summary>
    string Renamed => "declare its old name in the program";

    /// <summary>How to remove the resource from the state without touching the entry: "run …".</summary>
    string Forget => "remove it from the state";

    /// <summary>How to apply a changed configuration of the provider: "run …".</summary>
    string Reconfigure => "configure the provider with it";

    /// <summary>How to remove a resource from the program without deleting the entry: "set …".</summary>
    string KeepWhenRemoved => "mark it as kept before it is removed";

    /// <summary>How to update the state from what exists, without changing anything else: "run …".</summary>
    string Refresh => "refresh the state";

    /// <summary>How to make a resource wait for another one of the program, as the beginning of a sentence: "Make this resource …".</summary>
    string After => "Make this resource come after it";

    /// <summary>How to import an existing entry: "import it …". The text to copy is last, on its own line.</summary>
    string Import(string id) => $"import it:\n  {Printable.Of(id)}";

    internal sealed class Plain : IAdvice;
}

/// <summary>Exponential back-off between two reads of the list or two attempts, shown as a status: 0.2 s, doubled each time, at most 10 s.</summary>
internal sealed class Backoff(TimeProvider time, Reporter reporter)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly long started = time.GetTimestamp();
    private TimeSpan next = TimeSpan.FromMilliseconds(200);

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <param name="status">The status text for a wait, given its length as text: "0.2 s".</param>
    public async Task WaitAsync(Func<string, string> status, CancellationToken cancellationToken, TimeSpan? atLeast = null)
    {
        var wait = atLeast > next ? atLeast.Value : next;
        reporter.Status(status($"{CallObserver.Wait.SecondsOf(wait)} s"));
        next = next * 2 < Longest ? next * 2 : Longest;
        await Retries.WaitAsync(wait, time, cancellationToken);
    }
}
