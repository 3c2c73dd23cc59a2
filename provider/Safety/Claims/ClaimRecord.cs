using System.Buffers.Binary;

namespace MediaProviders.Safety;

/// <summary>One claim, or the end of one, in a claim file: digests only, always 68 bytes.</summary>
internal readonly record struct ClaimRecord
{
    public const int Size = 68;

    private const byte Claimed = 1;
    private const byte Released = 2;
    private const int HasContent = 1;

    /// <summary>False when a claim is made or replaced.</summary>
    public bool IsRelease { get; init; }

    /// <summary>See <see cref="ClaimTable.OfContent"/>; null when it is not known.</summary>
    public ushort? Content { get; init; }

    public ClaimKind Kind { get; init; }

    public required UInt128 Place { get; init; }

    public required UInt128 Name { get; init; }

    public required UInt128 Service { get; init; }

    public required UInt128 Owner { get; init; }

    /// <summary>True when both are about one entry and one owner, so that the later takes the place of the earlier.</summary>
    public bool Concerns(in ClaimRecord other) =>
        Place == other.Place && Name == other.Name && Service == other.Service && Owner == other.Owner;

    public void WriteTo(Span<byte> bytes)
    {
        bytes[0] = IsRelease ? Released : Claimed;
        bytes[1] = (byte)((Content is null ? 0 : HasContent) | ((int)Kind << 1));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], Content ?? 0);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes[4..], Place);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes[20..], Name);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes[36..], Service);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes[52..], Owner);
    }

    /// <summary>True when a record may begin so, or has its bytes still to come.</summary>
    public static bool MayBegin(byte first) => first is 0 or Claimed or Released;

    /// <summary>Reads a record; false when the bytes are none: a file system may show a record's length before its bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ClaimRecord record)
    {
        if (bytes.Length < Size || bytes[0] is not (Claimed or Released))
        {
            record = default;
            return false;
        }

        record = new ClaimRecord
        {
            IsRelease = bytes[0] == Released,
            Content = (bytes[1] & HasContent) == 0 ? null : BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]),
            Kind = (ClaimKind)(bytes[1] >> 1),
            Place = BinaryPrimitives.ReadUInt128LittleEndian(bytes[4..]),
            Name = BinaryPrimitives.ReadUInt128LittleEndian(bytes[20..]),
            Service = BinaryPrimitives.ReadUInt128LittleEndian(bytes[36..]),
            Owner = BinaryPrimitives.ReadUInt128LittleEndian(bytes[52..]),
        };
        return true;
    }
}
