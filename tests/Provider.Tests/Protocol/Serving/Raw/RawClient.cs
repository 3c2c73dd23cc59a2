using System.Buffers.Binary;
using System.Net.Sockets;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>An HTTP/2 client that sends just the frames it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    /// <summary>Guards the suite against hanging; no test waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int FrameHeaderLength = 9;
    private const int MaxFrameBytes = 16384;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private NetworkStream _stream = null!;
    private int _nextStream = 1;

    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public static async Task<RawClient> ConnectAsync(int port, uint streamWindow = 65535, uint? maxHeaderListBytes = null)
    {
        var client = await ConnectBareAsync(port);
        List<(ushort Id, uint Value)> settings = [(1, 0), (4, streamWindow)];
        if (maxHeaderListBytes is { } max)
        {
            settings.Add((6, max));
        }

        var payload = new byte[settings.Count * 6];
        for (var i = 0; i < settings.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), settings[i].Id);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan((i * 6) + 2), settings[i].Value);
        }

        await client.SendBytesAsync(Preface.ToArray());
        await client.SendAsync(FrameType.Settings, FrameFlag.None, 0, payload);
        return client;
    }

    /// <summary>A connection on which nothing was sent yet.</summary>
    public static async Task<RawClient> ConnectBareAsync(int port)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        client._stream = new NetworkStream(client._socket, ownsSocket: false);
        return client;
    }

    /// <summary>A message with its prefix.</summary>
    public static byte[] Frame(byte[] message, byte flag = 0)
    {
        var framed = new byte[message.Length + 5];
        framed[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(1), (uint)message.Length);
        message.CopyTo(framed, 5);
        return framed;
    }

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public async Task SendAsync(FrameType type, byte flags, int streamId, ReadOnlyMemory<byte> payload)
    {
        var frame = new byte[FrameHeaderLength + payload.Length];
        frame[0] = (byte)(payload.Length >> 16);
        frame[1] = (byte)(payload.Length >> 8);
        frame[2] = (byte)payload.Length;
        frame[3] = (byte)type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame.AsMemory(FrameHeaderLength));
        await SendBytesAsync(frame);
    }

    /// <summary>Begins a call; fields given replace the usual ones of the same name, and an empty value leaves one out.</summary>
    public async Task<int> BeginAsync(string path, bool endStream = false, params (string Name, string Value)[] fields)
    {
        var id = _nextStream;
        _nextStream += 2;
        List<(string Name, string Value)> all =
            [(":method", "POST"), (":scheme", "http"), (":authority", "localhost"), (":path", path), ("content-type", "application/grpc"), ("te", "trailers")];
        all.RemoveAll(f => fields.Any(g => g.Name == f.Name));
        all.InsertRange(all.FindLastIndex(f => f.Name.StartsWith(':')) + 1, fields.Where(f => f.Name.StartsWith(':')));
        all.AddRange(fields.Where(f => !f.Name.StartsWith(':') && f.Value.Length > 0));
        var block = Hpack.Encode(all);
        var first = Math.Min(block.Length, MaxFrameBytes);
        var isWhole = first == block.Length;
        await SendAsync(
            FrameType.Headers, (byte)((endStream ? FrameFlag.EndStream : 0) | (isWhole ? FrameFlag.EndHeaders : 0)), id, block.AsMemory(0, first));
        for (var at = first; at < block.Length; at += MaxFrameBytes)
        {
            var length = Math.Min(MaxFrameBytes, block.Length - at);
            await SendAsync(
                FrameType.Continuation, at + length == block.Length ? FrameFlag.EndHeaders : FrameFlag.None, id, block.AsMemory(at, length));
        }

        return id;
    }

    /// <summary>Sends one DATA frame, or more if the bytes do not fit into one.</summary>
    public async Task SendDataAsync(int streamId, ReadOnlyMemory<byte> bytes, bool endStream = true)
    {
        while (bytes.Length > MaxFrameBytes)
        {
            await SendAsync(FrameType.Data, FrameFlag.None, streamId, bytes[..MaxFrameBytes]);
            bytes = bytes[MaxFrameBytes..];
        }

        await SendAsync(FrameType.Data, endStream ? FrameFlag.EndStream : FrameFlag.None, streamId, bytes);
    }

    /// <summary>Begins a call and sends its whole request.</summary>
    public async Task<int> StartAsync(string path, byte[] body, params (string Name, string Value)[] fields)
    {
        var id = await BeginAsync(path, endStream: false, fields);
        await SendDataAsync(id, body);
        return id;
    }

    /// <summary>A whole call with the bytes given as its body.</summary>
    public async Task<RawResponse> CallAsync(string path, byte[] body, params (string Name, string Value)[] fields) =>
        await ReadResponseAsync(await StartAsync(path, body, fields));

    /// <summary>Resets a stream with the error CANCEL.</summary>
    public Task ResetAsync(int streamId) => SendAsync(FrameType.RstStream, FrameFlag.None, streamId, new byte[] { 0, 0, 0, 8 });

    /// <summary>The next frame; null when the server has closed the connection.</summary>
    public async Task<Frame?> ReadFrameAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var header = new byte[FrameHeaderLength];
        try
        {
            if (await _stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, patience.Token) < header.Length)
            {
                return null;
            }

            var payload = new byte[(header[0] << 16) | (header[1] << 8) | header[2]];
            await _stream.ReadExactlyAsync(payload, patience.Token);
            var frame = new Frame(
                (FrameType)header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)) & int.MaxValue, payload);
            if (frame is { Type: FrameType.Settings } && !frame.Has(FrameFlag.Ack))
            {
                await SendAsync(FrameType.Settings, FrameFlag.Ack, 0, default);
            }

            return frame;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The next frame of this type; other frames are passed over.</summary>
    public async Task<Frame> ReadUntilAsync(FrameType type, Func<Frame, bool>? accept = null)
    {
        while (true)
        {
            var frame = await ReadFrameAsync();
            frame.ShouldNotBeNull($"the connection ended before {type}");
            if (frame.Type == type && accept?.Invoke(frame) != false)
            {
                return frame;
            }
        }
    }

    /// <summary>Everything on the stream until END_STREAM or RST_STREAM; other streams are passed over.</summary>
    public async Task<RawResponse> ReadResponseAsync(int streamId)
    {
        var response = new RawResponse();
        using var block = new MemoryStream();
        var ends = false;
        while (!response.Ended && response.ResetCode is null)
        {
            var frame = await ReadFrameAsync();
            frame.ShouldNotBeNull("the connection ended before the stream");
            if (frame.StreamId != streamId)
            {
                continue;
            }

            switch (frame.Type)
            {
                case FrameType.Headers or FrameType.Continuation:
                    await block.WriteAsync(frame.Payload);
                    ends |= frame.Type == FrameType.Headers && frame.Has(FrameFlag.EndStream);
                    if (frame.Has(FrameFlag.EndHeaders))
                    {
                        response.Blocks.Add(Hpack.Decode(block.ToArray()));
                        block.SetLength(0);
                        response.Ended = ends;
                    }

                    break;
                case FrameType.Data:
                    await response.Data.WriteAsync(frame.Payload);
                    response.Ended = frame.Has(FrameFlag.EndStream);
                    break;
                case FrameType.RstStream:
                    response.ResetCode = BinaryPrimitives.ReadInt32BigEndian(frame.Payload);
                    break;
                default:
                    break;
            }
        }

        return response;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }
}
