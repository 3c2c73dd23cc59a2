using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MediaProviders.Safety;

/// <summary>
/// What claims contain instead of names: HMAC-SHA256 with the salt of one session, cut to 16 bytes. Two sessions have different digests of the same entry, so a
/// file reveals nothing to a reader who does not know the name already.
/// </summary>
internal sealed class ClaimDigests(Lazy<byte[]> salt)
{
    public const int SaltSize = 32;

    /// <summary>Draws the salt with the first digest: a session that claims nothing need not load OpenSSL, 4 MiB of memory, for it.</summary>
    public static ClaimDigests New() => new(new Lazy<byte[]>(() => RandomNumberGenerator.GetBytes(SaltSize)));

    public ReadOnlySpan<byte> Salt => salt.Value;

    /// <summary>Container and name, both in any case: what all claims that may concern one entry have in common.</summary>
    public UInt128 OfPlace(EntryKey entry) => Sixteen('p', entry.Container.ToUpperInvariant(), entry.Name.ToUpperInvariant());

    public UInt128 OfName(EntryKey entry) => Sixteen('n', entry.Container, entry.Name);

    public UInt128 OfService(EntryKey entry) => Sixteen('s', entry.Service);

    public UInt128 OfOwner(string owner) => Sixteen('o', owner);

    /// <summary>
    /// Two bytes of what a resource wrote: enough to tell one content from another, too few to tell a password from the tens of thousands of other guesses that
    /// share them. Salted with container and name, not with the session's salt, so that a reader of many files never learns more than these two bytes. A
    /// content that happens to share them counts as the same: an entry is then kept that could have been deleted, which is the harmless side.
    /// </summary>
    public static ushort OfContent(EntryKey entry, string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> key = stackalloc byte[SHA256.HashSizeInBytes];
        Hash("content of an entry"u8, 'c', key, entry.Container.ToUpperInvariant(), entry.Name.ToUpperInvariant());
        Hash(key, 'c', hash, content);
        return BinaryPrimitives.ReadUInt16LittleEndian(hash);
    }

    private UInt128 Sixteen(char kind, params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(salt.Value, kind, hash, parts);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Each part goes in with its length before it, so that no two lists of parts are the same bytes.</summary>
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
}
