using Grpc.Core;
using MediaProviders.Resources;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>
/// What a call about resources or functions uses. Disposing of it, before the response is sent, waits for the messages to the user and releases the provider.
/// </summary>
internal sealed class OperationScope(
    Session session, ConfiguredProvider provider, ServerCallContext context, OperationReporter reporter, Operation operation) : IAsyncDisposable
{
    /// <summary>The longest timeout, 24 days, which every timer of the platform supports.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    private CancellationTokenSource? cancellation;

    public ConfiguredProvider Provider => provider;

    public Operation Operation => operation;

    /// <summary>Fires when the client cancels the call, and when the session is cancelled.</summary>
    public CancellationToken Cancellation =>
        (cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, session.Cancellation)).Token;

    /// <summary>The timeout of a request. Zero, a negative number and NaN mean that the user set none: the default.</summary>
    public static TimeSpan TimeoutOf(double seconds) =>
        !(seconds > 0) ? Operation.DefaultTimeout
        : seconds < LongestTimeout.TotalSeconds ? TimeSpan.FromTicks(Math.Max(1, (long)(seconds * TimeSpan.TicksPerSecond)))
        : LongestTimeout;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await reporter.EndAsync();
        }
        finally
        {
            cancellation?.Dispose();
            provider.Dispose();
        }
    }
}
