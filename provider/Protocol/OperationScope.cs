using Grpc.Core;
using MediaProviders.Resources;
using MediaProviders.Safety.Operations;

namespace MediaProviders.Protocol;

/// <summary>
/// What one call about resources or functions works with. Its end, which comes before the answer, lets the user's texts arrive and gives the provider back.
/// </summary>
internal sealed class OperationScope : IAsyncDisposable
{
    private readonly Session session;
    private readonly SharedProvider shared;
    private readonly ServerCallContext context;
    private readonly OperationReporter reporter;
    private CancellationTokenSource? cancellation;

    private OperationScope(Session session, SharedProvider shared, ServerCallContext context, OperationReporter reporter, Operation operation)
    {
        this.session = session;
        this.shared = shared;
        this.context = context;
        this.reporter = reporter;
        Operation = operation;
    }

    /// <summary>The provider that is in force.</summary>
    public ConfiguredProvider Provider => shared.Provider;

    /// <summary>What is asked about or ordered.</summary>
    public Operation Operation { get; }

    /// <summary>Fires when the client gives the call up, and when the session is cancelled.</summary>
    public CancellationToken Cancellation =>
        (cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, session.Cancellation)).Token;

    /// <summary>Opens the scope of a call about a resource.</summary>
    /// <param name="session">The session of the call.</param>
    /// <param name="shared">The provider in use; the scope releases it.</param>
    /// <param name="context">The call.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="timeout">How long the operation may last.</param>
    /// <param name="preview">True when nothing outside may be changed.</param>
    public static OperationScope OfResource(Session session, SharedProvider shared, ServerCallContext context, Urn urn, TimeSpan timeout, bool preview)
    {
        var texts = session.ReportOn(urn.Text);
        return new OperationScope(session, shared, context, texts, new Operation
        {
            Address = urn.Text,
            Name = urn.Name,
            Preview = preview,
            Timeout = timeout,
            Reporter = texts,
            Advice = new PulumiAdvice(urn, shared.IsExplicit),
        });
    }

    /// <summary>Opens the scope of a call about no resource in particular: a function, a listing.</summary>
    /// <param name="session">The session of the call.</param>
    /// <param name="shared">The provider in use; the scope releases it.</param>
    /// <param name="context">The call.</param>
    /// <param name="token">What is called.</param>
    /// <param name="name">The last part of the token.</param>
    /// <param name="preview">True in a preview.</param>
    public static OperationScope OfToken(Session session, SharedProvider shared, ServerCallContext context, string token, string name, bool preview)
    {
        var texts = session.ReportOn("");
        return new OperationScope(session, shared, context, texts, new Operation { Address = token, Name = name, Preview = preview, Reporter = texts });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await reporter.EndAsync();
        }
        finally
        {
            cancellation?.Dispose();
            shared.Release();
        }
    }

    /// <summary>The longest one, 24 days: what every timer of the platform takes, and longer than any operation is waited for.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    /// <summary>
    /// The time that <paramref name="seconds"/> say. Zero means that the user set none; so does what is no number or negative.
    /// </summary>
    public static TimeSpan TimeoutOf(double seconds)
    {
        if (!(seconds > 0))
        {
            return Operation.DefaultTimeout;
        }

        return seconds < LongestTimeout.TotalSeconds ? TimeSpan.FromTicks(Math.Max(1, (long)(seconds * TimeSpan.TicksPerSecond))) : LongestTimeout;
    }
}
