using MediaProviders.Values;

namespace MediaProviders.Sinch.Entries;

/// <summary>User name and password, for HTTP's Basic scheme: <c>config.basic</c> on the wire.</summary>
internal sealed record BasicCredentials(string Username, SecretText Password) : Credentials
{
    /// <inheritdoc/>
    public override CredentialsKind Kind => CredentialsKind.Basic;
}
