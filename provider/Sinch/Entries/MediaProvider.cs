using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>An entry of a bot: named credentials. The API has no id, date or version of an entry.</summary>
/// <param name="Name">Unique per bot. New names have 1 to 200 letters, hyphens and underscores; older ones may be any text.</param>
/// <param name="Type"><c>www</c> is the only documented value; empty when the list has none.</param>
internal sealed record MediaProvider(string Name, string Type, Credentials Credentials)
{
    /// <summary>Unknown members of the list that a write sends again; null for none. The caller that read them from the list disposes of them.</summary>
    public UnknownMembers? Unknown { get; init; }

    // Without the unknown members.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(Name)} = {Name}, {nameof(Type)} = {Type}, {nameof(Credentials)} = {Credentials}");
        return true;
    }

    internal sealed record Summary(string Name, string Type, CredentialsKind CredentialsKind);
}

/// <summary>
/// The credentials that WhatsApp sends to the owner's file server: <see cref="Basic"/>, <see cref="Bearer"/>, or <see cref="Unreadable"/> for a <c>config</c>
/// of another structure. Equal when the kind and all texts are equal. Never prints a text.
/// </summary>
internal abstract record Credentials(CredentialsKind Kind)
{
    public sealed override string ToString() => $"[{Kind} credentials]";

    /// <summary>User name and password for HTTP Basic: <c>config.basic</c> in the API.</summary>
    internal sealed record Basic(string Username, SecretText Password) : Credentials(CredentialsKind.Basic);

    /// <summary>A token for HTTP Bearer: the string <c>config.bearer</c> in the API. It is not the API token.</summary>
    internal sealed record Bearer(SecretText Token) : Credentials(CredentialsKind.Bearer);

    /// <summary>A <c>config</c> of neither kind, which is not kept. Such an entry can be listed, overwritten and deleted, but not written.</summary>
    internal sealed record Unreadable() : Credentials(CredentialsKind.Unreadable);
}

internal enum CredentialsKind
{
    Unreadable,
    Basic,
    Bearer,
}

/// <summary>
/// The members of an entry that this version does not know: a write replaces the whole entry, so members that are not sent again are lost. They are kept as the
/// bytes of the list, so that numbers, nested objects and escapes stay unchanged. They may be secrets, so no value is ever shown, and <see cref="Dispose"/>
/// zeroes the bytes. Members inside <c>config</c> are only sent again while the kind of the credentials stays the same.
/// </summary>
internal sealed class UnknownMembers(CredentialsKind kind, List<(int Level, string? Name, byte[] Bytes)> members) : IDisposable
{
    private static readonly string[] Prefix = ["", "config.", "config.basic."];

    /// <summary>Copies the unknown members of <paramref name="entry"/>, a JSON object; null when there are none.</summary>
    public static UnknownMembers? Of(ReadOnlyMemory<byte> entry)
    {
        var found = new List<(int Level, string? Name, Range Bytes)>();
        var reader = new Utf8JsonReader(entry.Span);
        reader.Read();
        Find(ref reader, 0, found);
        return found.Count == 0 ? null : new UnknownMembers(
            EntryFields.FormOf(entry), found.ConvertAll(member => (member.Level, member.Name, entry[member.Bytes].ToArray())));
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
