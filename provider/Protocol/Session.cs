using MediaProviders.Resources;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>
/// One engine's use of the plugin, from its handshake to its Cancel: the engine's address, the configuration, and whether it goes on. Nothing of it
/// lives on in another session.
/// </summary>
/// <param name="engineAddress">Host and port of the engine as far as it is known yet; else empty.</param>
internal sealed class Session(string engineAddress, Func<string, OperationReporter.ILog> openLog) : IDisposable
{
    private readonly Lock gate = new();
#pragma warning disable S2930 // Running calls hold the token longer than the session, and a source without a timer has nothing to free.
    private readonly CancellationTokenSource cancellation = new();
#pragma warning restore S2930
    private ConfiguredProvider? provider;
    private Ownership? ownership;
    private string phase = "";
    private bool hasEnded;
    private OperationReporter.ILog? log;
    private string engineAddress = engineAddress;

    /// <summary>Host and port of the engine; empty when it is not known. All processes of one phase of a command share it, and no other phase has it.</summary>
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

    /// <summary>Fires when the engine cancels, or the session ends otherwise.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>
    /// The environment of a configuration, with what the session knows of who owns what: that outlives a second configuration, as long as the engine's
    /// address stays.
    /// </summary>
    public HostEnvironment Remembering(HostEnvironment environment)
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

    /// <summary>Puts a configuration into force. The one before it serves the calls that have begun with it, and no other.</summary>
    public void Configure(ConfiguredProvider configured)
    {
        Replace(configured);
        if (Cancellation.IsCancellationRequested)
        {
            Replace(null);
        }
    }

    /// <summary>The configured provider, for one call, which must dispose of it.</summary>
    /// <exception cref="Grpc.Core.RpcException">The session is cancelled (CANCELLED), or nothing is configured (FAILED_PRECONDITION).</exception>
    public ConfiguredProvider Use()
    {
        lock (gate)
        {
            return provider?.Use() ?? throw (Cancellation.IsCancellationRequested ? Errors.SessionCancelled() : Errors.NotConfigured());
        }
    }

    /// <param name="urn">The resource it is about; empty when it is about none.</param>
    public OperationReporter ReportOn(string urn)
    {
        lock (gate)
        {
            log ??= engineAddress.Length == 0 ? null : openLog(engineAddress);
            return new OperationReporter(log, urn);
        }
    }

    /// <summary>Tells running operations to end, and lets none begin. Returns at once; a second time nothing happens.</summary>
    public void Cancel() => _ = cancellation.CancelAsync();

    /// <summary>Cancels, and takes the configuration out of force: its connections and claims end with the last running call.</summary>
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
