using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaProviders.Safety;

/// <summary>
/// The claims of one session, with digests instead of names: HMAC-SHA256 with the session's salt, truncated to 16 bytes. Two sessions have different digests of
/// the same entry, so a file reveals nothing to a reader who does not already know the name. Not thread-safe; the results of <see cref="Find"/> are.
/// </summary>
internal sealed class ClaimTable(Lazy<byte[]> salt)
{
    public const int SaltSize = 32;

    private readonly Dictionary<UInt128, List<ClaimRecord>> claims = [];

    /// <summary>The salt is drawn with the first digest, so that a session without claims does not load OpenSSL, which takes 4 MiB of memory.</summary>
    public ClaimTable()
        : this(new Lazy<byte[]>(() => RandomNumberGenerator.GetBytes(SaltSize)))
    {
    }

    public ReadOnlySpan<byte> Salt => salt.Value;

    /// <summary>The digest of container and name, ignoring case: all claims that may concern one entry have the same.</summary>
    public UInt128 OfPlace(EntryKey entry) => Sixteen('p', entry.Container.ToUpperInvariant(), entry.Name.ToUpperInvariant());

    /// <summary>
    /// Two bytes of the hash of what a resource wrote: enough to distinguish two contents, too few to confirm a guessed password, because one in 65,536 guesses
    /// has the same two bytes. Salted with container and name instead of the session's salt, so that a reader of many files never learns more than these two
    /// bytes. Two contents with the same bytes count as equal: an entry is then kept that could have been deleted, which is harmless.
    /// </summary>
    public static ushort OfContent(EntryKey entry, string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        Hash("content of an entry"u8, 'c', key, entry.Container.ToUpperInvariant(), entry.Name.ToUpperInvariant());
        Hash(key, 'c', hash, content);
        return BinaryPrimitives.ReadUInt16LittleEndian(hash);
    }

    public ClaimRecord Describe(EntryKey entry, string owner, string? content, ClaimKind kind = ClaimKind.Holds) => new(
        OfPlace(entry), OfName(entry), OfService(entry.Service), OfOwner(owner), content is null ? null : OfContent(entry, content), kind);

    /// <summary>Applies a claim or a release; false when it changes nothing.</summary>
    public bool Apply(ClaimRecord record)
    {
        var atPlace = claims.GetValueOrDefault(record.Place) ?? [];
        var others = atPlace.FindAll(claim => !claim.Concerns(record));
        if (others.Count == atPlace.Count ? record.IsRelease : atPlace.Contains(record))
        {
            return false;
        }

        claims[record.Place] = record.IsRelease ? others : [.. others, record];
        return true;
    }

    /// <summary>The claims on an entry, or on one that may be the same.</summary>
    public IReadOnlyList<Match> Find(EntryKey entry) =>
        claims.GetValueOrDefault(OfPlace(entry), []).ConvertAll(claim => new Match(this, entry, claim));

    private UInt128 OfName(EntryKey entry) => Sixteen('n', entry.Container, entry.Name);

    private UInt128 OfService(string service) => Sixteen('s', service);

    private UInt128 OfOwner(string owner) => Sixteen('o', owner);

    private UInt128 Sixteen(char kind, params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(salt.Value, kind, hash, parts);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // Each part is preceded by its length, so that no two lists of parts give the same bytes.
    private static void Hash(ReadOnlySpan<byte> key, char kind, Span<byte> into, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(kind);
        foreach (var part in parts)
        {
            Append(part.Length);
            hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
        }

        hash.GetHashAndReset(into);

        void Append(int number)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
            hash.AppendData(bytes);
        }
    }

    internal sealed class Match(ClaimTable table, EntryKey entry, ClaimRecord claim)
    {
        /// <summary>False when the same container and name are claimed at another base address.</summary>
        public bool SameService => IsAt(entry.Service);

        /// <summary>False when the container or the name differs in case.</summary>
        public bool SameName => IsNamed(entry);

        public bool IsSame => SameService && SameName;

        public ClaimKind Kind => claim.Kind;

        /// <summary>True when the entry is in every list from now on, and in use.</summary>
        public bool IsThere => Kind is ClaimKind.Holds or ClaimKind.Reads;

        /// <summary>False for a claim without the content of the entry.</summary>
        public bool KnowsContent => claim.Content is not null;

        /// <summary>True for a claim of exactly that container and name, at any base address.</summary>
        public bool IsNamed(EntryKey other) => table.OfName(other) == claim.Name;

        public bool IsAt(string service) => table.OfService(service) == claim.Service;

        public bool IsOwnedBy(string owner) => table.OfOwner(owner) == claim.Owner;

        /// <summary>True when the claim has this content; false for a claim without content.</summary>
        public bool HasContent(string content) => claim.Content == OfContent(entry, content);
    }
}

/// <summary>One claim, or the end of one, in a claim file: digests only, always 68 bytes.</summary>
/// <param name="Content">See <see cref="ClaimTable.OfContent"/>; null when it is not known.</param>
/// <param name="IsRelease">False when a claim is made or replaced.</param>
internal readonly record struct ClaimRecord(
    UInt128 Place, UInt128 Name, UInt128 Service, UInt128 Owner, ushort? Content, ClaimKind Kind, bool IsRelease = false)
{
    public const int Size = 68;

    private const byte Claimed = 1;
    private const byte Released = 2;
    private const int HasContent = 1;

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

        record = new ClaimRecord(
            Place: BinaryPrimitives.ReadUInt128LittleEndian(bytes[4..]),
            Name: BinaryPrimitives.ReadUInt128LittleEndian(bytes[20..]),
            Service: BinaryPrimitives.ReadUInt128LittleEndian(bytes[36..]),
            Owner: BinaryPrimitives.ReadUInt128LittleEndian(bytes[52..]),
            Content: (bytes[1] & HasContent) == 0 ? null : BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]),
            Kind: (ClaimKind)(bytes[1] >> 1),
            IsRelease: bytes[0] == Released);
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

    /// <summary>It only reads the entry, which a delete must not remove, but which another resource may have.</summary>
    Reads = 3,
}
