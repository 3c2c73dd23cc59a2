using System.Text;

namespace MediaProviders.Sinch;

/// <summary>One entry of a bot: credentials with a name. The API holds no id, date or version beside these.</summary>
/// <param name="Name">Unique per bot. The API asks for 1 to 200 letters, hyphens and underscores when an entry is written; older entries hold any text.</param>
/// <param name="Type"><c>www</c> is the only documented value; empty when the list says none.</param>
internal sealed record MediaProvider(string Name, string Type, Credentials Credentials)
{
    /// <summary>What a write has to carry besides, as the list showed it; null for nothing. The caller who asked the list for it disposes it.</summary>
    public UnknownMembers? Unknown { get; init; }

    // What is unknown is no part of what a person is shown.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(Name)} = {Name}, {nameof(Type)} = {Type}, {nameof(Credentials)} = {Credentials}");
        return true;
    }

    internal sealed record Summary(string Name, string Type, CredentialsKind CredentialsKind);
}
