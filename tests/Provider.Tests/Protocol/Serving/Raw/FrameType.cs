namespace MediaProviders.Provider.Tests.Protocol.Serving.Raw;

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
