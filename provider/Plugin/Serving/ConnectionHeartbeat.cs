using Microsoft.AspNetCore.Connections.Features;

namespace MediaProviders.Plugin.Serving;

/// <summary>
/// Wakes a connection up. Kestrel does so every second, and only then notices that a connection it wants to close has no call left;
/// but it ends its heartbeat as the first step of stopping (KestrelServer.StopAsync, ASP.NET Core 8 and later), so that a
/// connection with a running call would never be closed without this.
/// </summary>
internal sealed class ConnectionHeartbeat(IConnectionHeartbeatFeature? kestrels) : IConnectionHeartbeatFeature
{
    private readonly Lock _gate = new();
    private readonly List<(Action<object> Action, object State)> _listeners = [];

    /// <inheritdoc/>
    public void OnHeartbeat(Action<object> action, object state)
    {
        kestrels?.OnHeartbeat(action, state);
        lock (_gate)
        {
            _listeners.Add((action, state));
        }
    }

    /// <summary>One beat now.</summary>
    public void Beat()
    {
        lock (_gate)
        {
            foreach (var (action, state) in _listeners)
            {
                action(state);
            }
        }
    }
}
