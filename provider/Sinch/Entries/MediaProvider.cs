using System.Text;
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
