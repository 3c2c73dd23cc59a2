namespace MediaProviders.Sinch.Entries;

internal enum CredentialsKind
{
    Unreadable,
    Basic,
    Bearer,
}
