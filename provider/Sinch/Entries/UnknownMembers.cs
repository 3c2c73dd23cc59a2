using System.Security.Cryptography;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>
/// The members of an entry that this version does not know: a write replaces the whole entry, so members that are not sent again are lost. They are kept as the
/// bytes of the list, so that numbers, nested objects and escapes stay unchanged. They may be secrets, so no value is ever shown, and <see cref="Dispose"/>
/// zeroes the bytes. Members inside <c>config</c> are only sent again while the kind of the credentials stays the same.
/// </summary>
internal sealed class UnknownMembers : IDisposable
{
    private static readonly string[] Prefix = ["", "config.", "config.basic."];

    private readonly CredentialsKind kind;
    private readonly List<(int Level, string? Name, byte[] Bytes)> members;

    private UnknownMembers(ReadOnlyMemory<byte> entry, List<(int Level, string? Name, Range Bytes)> found)
    {
        kind = EntryFields.FormOf(entry);
        members = found.ConvertAll(member => (member.Level, member.Name, entry[member.Bytes].ToArray()));
    }

    /// <summary>Copies the unknown members of <paramref name="entry"/>, a JSON object; null when there are none.</summary>
    public static UnknownMembers? Of(ReadOnlyMemory<byte> entry)
    {
        var found = new List<(int Level, string? Name, Range Bytes)>();
        var reader = new Utf8JsonReader(entry.Span);
        reader.Read();
        Find(ref reader, 0, found);
        return found.Count == 0 ? null : new UnknownMembers(entry, found);
    }

    public int Size => members.Sum(member => member.Bytes.Length + 1);

    /// <summary>The members of a level of <see cref="EntryFields.Known"/> that a write of such credentials sends again.</summary>
    public IEnumerable<byte[]> At(int level, CredentialsKind written) =>
        Carried(written).Where(member => member.Level == level).Select(member => member.Bytes);

    public int Count(CredentialsKind written) => Carried(written).Count();

    /// <summary>The paths of the members whose names are plain words; other names may contain anything and are not shown.</summary>
    public IReadOnlyList<string> Paths(CredentialsKind written) =>
        [.. Carried(written).Where(member => IsWord(member.Name)).Select(member => Prefix[member.Level] + member.Name)];

    public void Dispose() => members.ForEach(member => CryptographicOperations.ZeroMemory(member.Bytes));

    public override string ToString() => $"[{members.Count} unknown members]";

    private IEnumerable<(int Level, string? Name, byte[] Bytes)> Carried(CredentialsKind written) =>
        members.Where(member => member.Level == 0 || written == kind);

    private static void Find(ref Utf8JsonReader reader, int level, List<(int Level, string? Name, Range Bytes)> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = EntryFields.TextAt(reader);
            reader.Read();
            if (name == EntryFields.Inside[level] && reader.TokenType == JsonTokenType.StartObject)
            {
                // If a member occurs twice, the last one counts.
                found.RemoveAll(member => member.Level > level);
                Find(ref reader, level + 1, found);
                continue;
            }

            reader.Skip();
            if (!EntryFields.Known[level].Contains(name, StringComparer.Ordinal))
            {
                found.Add((level, name, start..(int)reader.BytesConsumed));
            }
        }
    }

    private static bool IsWord(string? name) =>
        name is { Length: > 0 and <= 40 } && name.All(character => char.IsAsciiLetter(character) || character is '_' or '-');
}
