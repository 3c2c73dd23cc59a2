using System.IO.Compression;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MediaProviders.Tests.Api;

/// <summary>
/// A server on a loopback port that keeps what it is asked byte for byte and answers with the bytes it is given. It knows HTTP/1.1 only as far as needed to
/// find the end of a request.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<WireRequest, Task<byte[]?>> answer;
    private readonly Channel<WireRequest> arrivals = Channel.CreateUnbounded<WireRequest>();
    private readonly ConcurrentQueue<WireRequest> requests = new();
    private readonly List<Task> connections = [];
    private MediaProvidersApi? api;
    private MediaProvidersApi? apiWithoutRetries;
    private int connectionCount;

    /// <summary>
    /// Answers each request with the bytes that <paramref name="answer"/> makes; null resets the connection without an answer, no bytes close it.
    /// </summary>
    public WireServer(Func<WireRequest, Task<byte[]?>> answer)
    {
        this.answer = answer;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
        connections.Add(AcceptAsync());
    }

    /// <summary>Answers each request with the text that <paramref name="answer"/> makes.</summary>
    public WireServer(Func<WireRequest, Task<string?>> answer)
        : this(async request => await answer(request) is { } text ? Encoding.UTF8.GetBytes(text) : null)
    {
    }

    /// <summary>Answers the requests with these texts in turn, and the last of them again and again.</summary>
    public WireServer(params string?[] answers)
        : this(Script(answers))
    {
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client of it.</summary>
    internal MediaProvidersApi Api => api ??= Samples.Api(this);

    /// <summary>A client of it that gives up at the first failure.</summary>
    internal MediaProvidersApi ApiWithoutRetries => apiWithoutRetries ??= new MediaProvidersApi(Samples.Options(Address) with { MaxRetries = 0 });

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<WireRequest> Requests => [.. requests];

    /// <summary>How many connections were accepted.</summary>
    public int Connections => Volatile.Read(ref connectionCount);

    /// <summary>The next request that was not taken from here yet.</summary>
    public ValueTask<WireRequest> NextAsync() => arrivals.Reader.ReadAsync(stop.Token);

    /// <summary>A success with a body.</summary>
    public static string Ok(string body, string headers = "") => Status(200, body, "Content-Type: application/json\r\n" + headers);

    /// <summary>Any answer, complete.</summary>
    public static string Status(int status, string body = "", string headers = "") =>
        $"HTTP/1.1 {status} Reason\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    /// <summary>Answers with a compressed body, or with a part of one.</summary>
    public static WireServer OfGzip(byte[] packed, int status = 200, string headers = "")
    {
        var head = $"HTTP/1.1 {status} Reason\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n{headers}\r\n";
        byte[] answer = [.. Encoding.ASCII.GetBytes(head), .. packed];
        return new WireServer(_ => Task.FromResult<byte[]?>(answer));
    }

    /// <summary>Compresses bytes.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        api?.Dispose();
        apiWithoutRetries?.Dispose();
        await stop.CancelAsync();
        listener.Dispose();
        Task[] running;
        lock (connections)
        {
            running = [.. connections];
        }

        await Task.WhenAll(running);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptAsync(stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref connectionCount);
            lock (connections)
            {
                connections.Add(ServeAsync(socket));
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var received = new List<byte>();
                while (await ReadRequestAsync(socket, received) is { } request)
                {
                    request.Closed = WatchCloseAsync(socket);
                    requests.Enqueue(request);
                    arrivals.Writer.TryWrite(request);
                    var bytes = await answer(request).WaitAsync(stop.Token);
                    if (bytes is null)
                    {
                        socket.Close(0);
                        return;
                    }

                    await socket.SendAsync(bytes, stop.Token);
                    if (bytes.Length == 0 || bytes.AsSpan().IndexOf("Connection: close"u8) >= 0)
                    {
                        // Closing while the other side may still send would reset the connection.
                        socket.Shutdown(SocketShutdown.Send);
                        await request.Closed;
                        return;
                    }
                }
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    /// <summary>Completes when the client closes the connection: readable, but nothing to read.</summary>
    private async Task WatchCloseAsync(Socket socket)
    {
        try
        {
            var read = await socket.ReceiveAsync(new byte[1], SocketFlags.Peek, stop.Token);
            if (read > 0)
            {
                await Task.Delay(Timeout.Infinite, stop.Token);
            }
        }
        catch (SocketException)
        {
            // A reset closes it too.
        }
    }

    private async Task<WireRequest?> ReadRequestAsync(Socket socket, List<byte> received)
    {
        var chunk = new byte[64 * 1024];
        while (WireRequest.TryTake(received) is var request)
        {
            if (request is not null)
            {
                return request;
            }

            var read = await socket.ReceiveAsync(chunk, stop.Token);
            if (read == 0)
            {
                return null;
            }

            received.AddRange(chunk.AsSpan(0, read));
        }

        return null;
    }

    private static Func<WireRequest, Task<string?>> Script(string?[] answers)
    {
        var next = -1;
        return _ => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }
}
