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

    /// <summary>True when both have the same entry and owner, so that the later one replaces the earlier one.</summary>
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

    /// <summary>True for the first byte of a record, or of one whose bytes are not visible yet.</summary>
    public static bool MayBegin(byte first) => first is 0 or Claimed or Released;

    /// <summary>Reads a record. False when the bytes are not a record: a file system may show the new length of a file before its bytes.</summary>
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

/// <summary>What a resource does with the entry that it claims. The values are stored in claim files.</summary>
internal enum ClaimKind : byte
{
    /// <summary>It has the entry, according to the state or to a confirmed write.</summary>
    Holds = 0,

    /// <summary>It is writing the entry, or has tried to: whether it has the entry is not known.</summary>
    Writes = 1,

    /// <summary>It is deleting the entry, so that a concurrent write could be lost.</summary>
    Deletes = 2,
}
