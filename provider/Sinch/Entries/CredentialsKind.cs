namespace MediaProviders.Sinch.Entries;

/// <summary>The kinds of credentials that an entry may hold.</summary>
internal enum CredentialsKind
{
    /// <summary>The entry's <c>config</c> is absent, incomplete, or holds both kinds at once.</summary>
    Unreadable,

    /// <summary>User name and password.</summary>
    Basic,

    /// <summary>A bearer token.</summary>
    Bearer,
}
