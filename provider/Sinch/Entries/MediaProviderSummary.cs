namespace MediaProviders.Sinch.Entries;

/// <summary>One entry of a bot without its credentials.</summary>
/// <param name="Name">See <see cref="MediaProvider.Name"/>.</param>
/// <param name="Type">See <see cref="MediaProvider.Type"/>.</param>
/// <param name="CredentialsKind">The kind of credentials it holds.</param>
internal sealed record MediaProviderSummary(string Name, string Type, CredentialsKind CredentialsKind);
