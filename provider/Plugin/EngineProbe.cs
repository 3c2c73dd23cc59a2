using System.Net.Sockets;

namespace MediaProviders.Plugin;

/// <summary>Finds out whether the engine still listens, for systems that do not tell when a parent ends.</summary>
internal static class EngineProbe
{
    /// <summary>How often the engine is tried: every 2 seconds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // A busy machine may refuse once.
    private const int RefusalsToBelieve = 2;

    /// <summary>Returns when the engine at <paramref name="address"/> refuses connections.</summary>
    /// <param name="address">Host and port.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitForEndAsync(string address, TimeProvider time, CancellationToken cancellationToken)
    {
        var colon = address.LastIndexOf(':');
        var (host, port) = (address[..colon], int.Parse(address.AsSpan(colon + 1)));
        using var timer = new PeriodicTimer(Interval, time);
        for (var refusals = 0; refusals < RefusalsToBelieve;)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            refusals = await IsRefusedAsync(host, port, cancellationToken) ? refusals + 1 : 0;
        }
    }

    private static async Task<bool> IsRefusedAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
