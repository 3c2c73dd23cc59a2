using System.Net.Sockets;
using System.Text;

namespace MediaProviders.Emulator.Tests.Support;

/// <summary>Speaks HTTP by hand over one connection, to see the very bytes.</summary>
public sealed class RawClient : IDisposable
{
    private readonly TcpClient _tcp = new();

    public static async Task<RawClient> ConnectAsync(SinchEmulator emulator)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(emulator.BaseAddress.Host, emulator.BaseAddress.Port);
        return client;
    }

    /// <summary>Sends a request; the lines end with CR LF.</summary>
    public async Task SendAsync(string method, string target, string? token, string? json = null, string contentType = "application/json")
    {
        var text = new StringBuilder($"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (token is not null)
        {
            text.Append($"Authorization: Bearer {token}\r\n");
        }

        if (json is not null)
        {
            text.Append($"Content-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n");
        }

        text.Append("\r\n").Append(json);
        await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Sends a request and reads its answer, whose length must be told.</summary>
    public async Task<string> ExchangeAsync(string method, string target, string? token, string? json = null)
    {
        await SendAsync(method, target, token, json);
        return await ReadUntilAsync(IsWhole);
    }

    /// <summary>Reads until the connection ends; says how it ended.</summary>
    public async Task<(string Received, bool WasReset)> ReadToEndAsync()
    {
        var received = new MemoryStream();
        try
        {
            await _tcp.GetStream().CopyToAsync(received);
            return (Encoding.UTF8.GetString(received.ToArray()), false);
        }
        catch (IOException ended) when (ended.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (Encoding.UTF8.GetString(received.ToArray()), true);
        }
    }

    /// <summary>Reads until so much has come.</summary>
    public async Task<string> ReadUntilAsync(Func<string, bool> enough)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!enough(text.ToString()))
        {
            int read = await _tcp.GetStream().ReadAsync(buffer);
            read.ShouldBeGreaterThan(0, text.ToString());
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        const string Length = "Content-Length: ";
        int length = text.IndexOf(Length, StringComparison.Ordinal);
        return end >= 0 && text.Length >= end + 4 + int.Parse(text[(length + Length.Length)..].Split('\r')[0]);
    }

    public void Dispose() => _tcp.Dispose();
}
