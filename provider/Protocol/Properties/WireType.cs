namespace MediaProviders.Protocol.Properties;

/// <summary>How a protobuf field is laid out, as numbered by the protobuf encoding guide (protobuf.dev, "Encoding").</summary>
internal enum WireType
{
    /// <summary>A number of one to ten bytes.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and as many bytes: a text, bytes, a message.</summary>
    Length = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
