using System.Security.Cryptography;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>
/// The members of one entry that this version does not know: a write replaces the whole entry, so what is not sent again is lost. They stay the bytes of the
/// list they came with, so that numbers, nested objects and escapes are untouched, and they may hold secrets: nothing shows a value, and
/// <see cref="Dispose"/> overwrites the bytes with zeros. Members beside the credentials count only while the kind of the credentials stays.
/// </summary>
internal sealed class UnknownMembers : IDisposable
{
    private static readonly string[][] Known = [["name", "type", "config"], ["basic", "bearer", "username", "password"], ["username", "password"]];
    private static readonly string[] Inside = ["config", "basic", ""];
    private static readonly string[] Prefix = ["", "config.", "config.basic."];

    private readonly CredentialsKind kind;
    private readonly List<(int Level, string? Name)> names;
    private readonly byte[][] members;

    private UnknownMembers(ReadOnlyMemory<byte> entry, List<(int Level, string? Name, Range Bytes)> found)
    {
        kind = EntryFields.FormOf(entry);
        names = found.ConvertAll(member => (member.Level, member.Name));
        members = [Join(entry.Span, found, 0), Join(entry.Span, found, 1), Join(entry.Span, found, 2)];
    }

    /// <summary>Copies what is unknown in <paramref name="entry"/>, which is one whole JSON object; null when nothing is.</summary>
    public static UnknownMembers? Of(ReadOnlyMemory<byte> entry)
    {
        var found = new List<(int Level, string? Name, Range Bytes)>();
        var reader = new Utf8JsonReader(entry.Span);
        reader.Read();
        Find(ref reader, 0, found);
        return found.Count == 0 ? null : new UnknownMembers(entry, found);
    }

    /// <summary>The members of the entry itself, each with a comma before it.</summary>
    public ReadOnlySpan<byte> OfEntry => members[0];

    /// <summary>The members of <c>config</c>, each with a comma before it; none when credentials of another kind are written.</summary>
    public ReadOnlySpan<byte> OfConfig(CredentialsKind written) => written == kind ? members[1] : [];

    /// <summary>The members of <c>config.basic</c>, each with a comma before it; none when credentials of another kind are written.</summary>
    public ReadOnlySpan<byte> OfBasic(CredentialsKind written) => written == kind ? members[2] : [];

    public int Size => members.Sum(bytes => bytes.Length);

    /// <summary>How many members a write of such credentials carries.</summary>
    public int Count(CredentialsKind written) => names.Count(member => member.Level == 0 || written == kind);

    /// <summary>The paths of those whose names are plain words: another name might be no name at all.</summary>
    public IReadOnlyList<string> Paths(CredentialsKind written) =>
        [.. names.Where(member => (member.Level == 0 || written == kind) && IsWord(member.Name)).Select(member => Prefix[member.Level] + member.Name)];

    public void Dispose()
    {
        foreach (var bytes in members)
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public override string ToString() => $"[{names.Count} unknown members]";

    private static void Find(ref Utf8JsonReader reader, int level, List<(int Level, string? Name, Range Bytes)> found)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = EntryFields.TextAt(reader);
            reader.Read();
            if (name == Inside[level] && reader.TokenType == JsonTokenType.StartObject)
            {
                // Of two objects with one name the last counts.
                found.RemoveAll(member => member.Level > level);
                Find(ref reader, level + 1, found);
                continue;
            }

            reader.Skip();
            if (!Known[level].Contains(name, StringComparer.Ordinal))
            {
                found.Add((level, name, start..(int)reader.BytesConsumed));
            }
        }
    }

    private static byte[] Join(ReadOnlySpan<byte> entry, List<(int Level, string? Name, Range Bytes)> found, int level)
    {
        var here = found.FindAll(member => member.Level == level);
        var bytes = new byte[here.Sum(member => member.Bytes.End.Value - member.Bytes.Start.Value + 1)];
        var at = 0;
        foreach (var (_, _, range) in here)
        {
            bytes[at++] = (byte)',';
            entry[range].CopyTo(bytes.AsSpan(at));
            at += range.End.Value - range.Start.Value;
        }

        return bytes;
    }

    private static bool IsWord(string? name) =>
        name is { Length: > 0 and <= 40 } && name.All(character => char.IsAsciiLetter(character) || character is '_' or '-');
}
