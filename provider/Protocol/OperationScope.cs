using Grpc.Core;
using MediaProviders.Resources;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>
/// What one call about resources or functions works with. Its end, which comes before the answer, lets the user's texts arrive and gives the provider back.
/// </summary>
internal sealed class OperationScope(
    Session session, ConfiguredProvider provider, ServerCallContext context, OperationReporter reporter, Operation operation) : IAsyncDisposable
{
    /// <summary>The longest one, 24 days: what every timer of the platform takes, and longer than any operation is waited for.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    private CancellationTokenSource? cancellation;

    public ConfiguredProvider Provider => provider;

    public Operation Operation => operation;

    /// <summary>Fires when the client gives the call up, and when the session is cancelled.</summary>
    public CancellationToken Cancellation =>
        (cancellation ??= CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, session.Cancellation)).Token;

    /// <summary>The time that <paramref name="seconds"/> say. Zero means that the user set none; so does what is no number or negative.</summary>
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
