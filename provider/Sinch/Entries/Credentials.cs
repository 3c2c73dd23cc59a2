using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>
/// What WhatsApp presents to the owner's file store: <see cref="BasicCredentials"/>, <see cref="BearerCredentials"/>, or, for an entry whose
/// <c>config</c> has another shape, <see cref="UnreadableCredentials"/>. Equal when kind and every text are equal. Never prints a text.
/// </summary>
internal abstract record Credentials
{
    public abstract CredentialsKind Kind { get; }

    public sealed override string ToString() => $"[{Kind} credentials]";

    /// <summary>User name and password, for HTTP's Basic scheme: <c>config.basic</c> on the wire.</summary>
    internal sealed record Basic(string Username, SecretText Password) : Credentials
    {
        public override CredentialsKind Kind => CredentialsKind.Basic;
    }

    /// <summary>A token for HTTP's Bearer scheme: <c>config.bearer</c> on the wire, a string. It is not the token of the API itself.</summary>
    internal sealed record Bearer(SecretText Token) : Credentials
    {
        public override CredentialsKind Kind => CredentialsKind.Bearer;
    }

    /// <summary>
    /// Stands for a <c>config</c> that is neither kind. Such an entry can be listed, overwritten and deleted, but not written as it is.
    /// Equal to every other one: what it holds is not kept.
    /// </summary>
    internal sealed record Unreadable : Credentials
    {
        public override CredentialsKind Kind => CredentialsKind.Unreadable;
    }
}
