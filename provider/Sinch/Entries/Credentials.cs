using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>
/// What WhatsApp presents to the owner's file store: <see cref="Basic"/>, <see cref="Bearer"/>, or, for an entry whose
/// <c>config</c> has another shape, <see cref="Unreadable"/>. Equal when kind and every text are equal. Never prints a text.
/// </summary>
internal abstract record Credentials(CredentialsKind Kind)
{
    public sealed override string ToString() => $"[{Kind} credentials]";

    /// <summary>User name and password, for HTTP's Basic scheme: <c>config.basic</c> on the wire.</summary>
    internal sealed record Basic(string Username, SecretText Password) : Credentials(CredentialsKind.Basic);

    /// <summary>A token for HTTP's Bearer scheme: <c>config.bearer</c> on the wire, a string. It is not the token of the API itself.</summary>
    internal sealed record Bearer(SecretText Token) : Credentials(CredentialsKind.Bearer);

    /// <summary>Stands for a <c>config</c> of neither kind, which is not kept. Such an entry can be listed, overwritten and deleted, not written.</summary>
    internal sealed record Unreadable() : Credentials(CredentialsKind.Unreadable);
}
