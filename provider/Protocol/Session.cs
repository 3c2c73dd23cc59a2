using Grpc.Core;
using MediaProviders.Resources;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>
/// One engine's use of the plugin, from Handshake to Cancel: the engine's address, the configuration, and whether it is cancelled. Sessions share nothing.
/// </summary>
/// <param name="engineAddress">Host and port of the engine; empty while they are not known.</param>
internal sealed class Session(string engineAddress, Func<string, OperationReporter.ILog> openLog) : IDisposable
{
    private readonly Lock gate = new();
#pragma warning disable S2930 // Running calls use the token after the session has ended, and a source without a timer has nothing to free.
    private readonly CancellationTokenSource cancellation = new();
#pragma warning restore S2930
    private ConfiguredProvider? provider;
    private Ownership? ownership;
    private string phase = "";
    private bool hasEnded;
    private OperationReporter.ILog? log;
    private string engineAddress = engineAddress;

    /// <summary>Host and port of the engine; empty when they are not known. They identify the phase of a command for all its processes.</summary>
    public string EngineAddress
    {
        get => Volatile.Read(ref engineAddress);
        set
        {
            lock (gate)
            {
                if (value.Length > 0 && engineAddress != value)
                {
                    (engineAddress, log) = (value, null);
                }
            }
        }
    }

    /// <summary>Fires when the engine cancels the session, or it ends otherwise.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>
    /// The environment with the session's <see cref="Ownership"/>, which stays when the engine configures the provider again, as long as its address is the
    /// same.
    /// </summary>
    public HostEnvironment WithOwnership(HostEnvironment environment)
    {
        lock (gate)
        {
            if (hasEnded)
            {
                return environment;
            }

            if (ownership is null || phase != environment.Phase)
            {
                ownership?.Dispose();
                ownership = environment.OpenOwnership();
                phase = environment.Phase;
            }

            return environment with { Ownership = ownership };
        }
    }

    /// <summary>Sets the configured provider. Calls that have begun continue with the previous one.</summary>
    public void Configure(ConfiguredProvider configured)
    {
        Replace(configured);
        if (Cancellation.IsCancellationRequested)
        {
            Replace(null);
        }
    }

    /// <summary>The configured provider for one call, which must dispose of it.</summary>
    /// <exception cref="OperationFailedException">The session is cancelled or not configured.</exception>
    public ConfiguredProvider Use()
    {
        lock (gate)
        {
            if (provider is null)
            {
                ThrowIfCancelled();
                throw new OperationFailedException(FailureKind.Precondition, "The provider is not configured: Configure has to succeed in this session before "
                    + "resources, functions and lists can be used.");
            }

            return provider.Use();
        }
    }

    /// <exception cref="OperationFailedException">The session is cancelled.</exception>
    public void ThrowIfCancelled()
    {
        if (Cancellation.IsCancellationRequested)
        {
            throw new OperationFailedException(FailureKind.Cancelled, "The engine has cancelled this session, so no new operation is started.");
        }
    }

    /// <param name="urn">The resource that the messages belong to; empty for none.</param>
    public OperationReporter CreateReporter(string urn)
    {
        lock (gate)
        {
            log ??= engineAddress.Length == 0 ? null : openLog(engineAddress);
            return new OperationReporter(log, urn);
        }
    }

    /// <summary>Cancels running operations and refuses new ones. Returns at once; does nothing when called again.</summary>
    public void Cancel() => _ = cancellation.CancelAsync();

    /// <summary>Cancels the session and releases its provider, whose connections and claims end with the last running call.</summary>
    public void Dispose()
    {
        Cancel();
        Replace(null);
        lock (gate)
        {
            hasEnded = true;
            ownership?.Dispose();
            ownership = null;
        }
    }

    private void Replace(ConfiguredProvider? next)
    {
        ConfiguredProvider? last;
        lock (gate)
        {
            (last, provider) = (provider, next);
        }

        last?.Dispose();
    }
}

/// <summary>The current session of a client; it has one at a time.</summary>
/// <param name="engineAddress">The engine's host and port; empty while they are not known.</param>
/// <param name="handshakeBegins">
/// True when each Handshake begins a new session and Cancel ends it, as in a process that was started by hand and that engines attach to; false when the
/// process serves one engine only, and ends with it.
/// </param>
internal sealed class SessionSlot(ServedPackage package, string engineAddress, bool handshakeBegins) : IDisposable
{
    private Session session = new(engineAddress, package.LogAt);

    public Session Current => Volatile.Read(ref session);

    /// <param name="engineAddress">The engine's host and port; empty when the request has none.</param>
    public void Handshake(string engineAddress)
    {
        if (handshakeBegins)
        {
            Interlocked.Exchange(ref session, new Session(engineAddress, package.LogAt)).Dispose();
        }

        Current.EngineAddress = engineAddress;
    }

    /// <summary>
    /// Handles Cancel, which the engine calls before it ends, also normally (seen in Pulumi 3.260). In a process that ends by itself, claims must outlive it:
    /// other processes of the same phase may still need them.
    /// </summary>
    public void CancelByEngine()
    {
        var cancelled = Current;
        cancelled.Cancel();
        if (handshakeBegins)
        {
            cancelled.Dispose();
        }
    }

    public void Cancel() => Current.Cancel();

    public void Dispose() => Current.Dispose();
}

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
