namespace MediaProviders.Generate.Sdk;

/// <summary>An object type.</summary>
internal sealed record SdkObject(string Token, string Name, string Description, IReadOnlyList<SdkProperty> Properties);
