using System.Net.Sockets;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>A connection to a port that can be cut in the middle of a call, as when an engine is killed.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient far = new();
    private TcpClient? near;

    public Cable(int port)
    {
        listener.Start();
        _ = PumpAsync(port);
    }

    /// <summary>The near end.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts it.</summary>
    public void Dispose()
    {
        near?.Dispose();
        far.Dispose();
        listener.Dispose();
    }

    private async Task PumpAsync(int port)
    {
        near = await listener.AcceptTcpClientAsync();
        await far.ConnectAsync(IPAddress.Loopback, port);
        await Task.WhenAll(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
    }
}
