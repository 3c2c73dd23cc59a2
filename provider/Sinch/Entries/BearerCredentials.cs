using MediaProviders.Values;

namespace MediaProviders.Sinch.Entries;

/// <summary>A token for HTTP's Bearer scheme: <c>config.bearer</c> on the wire, a string. It is not the token of the API itself.</summary>
internal sealed record BearerCredentials(SecretText Token) : Credentials
{
    /// <inheritdoc/>
    public override CredentialsKind Kind => CredentialsKind.Bearer;
}
