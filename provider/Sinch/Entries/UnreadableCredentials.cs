namespace MediaProviders.Sinch.Entries;

/// <summary>
/// Stands for a <c>config</c> that is neither kind. Such an entry can be listed, overwritten and deleted, but not written as it is.
/// Equal to every other one: what it holds is not kept.
/// </summary>
internal sealed record UnreadableCredentials : Credentials
{
    /// <inheritdoc/>
    public override CredentialsKind Kind => CredentialsKind.Unreadable;
}
