using System.Buffers.Binary;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Frame types of HTTP/2 (RFC 9113, section 6).</summary>
public enum FrameType : byte
{
    Data = 0,
    Headers = 1,
    Priority = 2,
    RstStream = 3,
    Settings = 4,
    PushPromise = 5,
    Ping = 6,
    GoAway = 7,
    WindowUpdate = 8,
    Continuation = 9,
}

/// <summary>Flags of the frames the tests use (RFC 9113, section 6). What a bit means depends on the type.</summary>
internal static class FrameFlag
{
    public const byte None = 0;
    public const byte EndStream = 1;
    public const byte Ack = 1;
    public const byte EndHeaders = 4;
    public const byte Padded = 8;
}

/// <summary>A frame as it was received.</summary>
public sealed record Frame(FrameType Type, byte Flags, int StreamId, byte[] Payload)
{
    public bool Has(byte flag) => (Flags & flag) != 0;
}

/// <summary>What came back on one stream, to its end.</summary>
internal sealed class RawResponse
{
    /// <summary>The header fields, and the trailers if there were any.</summary>
    public List<List<(string Name, string Value)>> Blocks { get; } = [];

    public MemoryStream Data { get; } = new();

    /// <summary>The stream ended with END_STREAM.</summary>
    public bool Ended { get; set; }

    /// <summary>The error of RST_STREAM; null when there was none.</summary>
    public int? ResetCode { get; set; }

    public string? HttpStatus => Field(":status");

    public string? Status => Field("grpc-status");

    public string? Message => Field("grpc-message");

    /// <summary>A field of the trailers, else of the header fields; it must not be in both.</summary>
    public string? Field(string name)
    {
        var values = Blocks.SelectMany(b => b).Where(f => f.Name == name).Select(f => f.Value).ToList();
        values.Count.ShouldBeLessThanOrEqualTo(1, $"'{name}' is sent once");
        return values.SingleOrDefault();
    }

    /// <summary>The bodies of the messages.</summary>
    public List<byte[]> Messages()
    {
        var messages = new List<byte[]>();
        var rest = Data.ToArray().AsSpan();
        while (!rest.IsEmpty)
        {
            rest[0].ShouldBe((byte)0);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
            messages.Add(rest.Slice(5, length).ToArray());
            rest = rest[(5 + length)..];
        }

        return messages;
    }
}
