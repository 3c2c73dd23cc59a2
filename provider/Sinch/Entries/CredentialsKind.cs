namespace MediaProviders.Sinch;

internal enum CredentialsKind
{
    Unreadable,
    Basic,
    Bearer,
}
