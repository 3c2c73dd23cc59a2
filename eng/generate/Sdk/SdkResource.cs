namespace MediaProviders.Generate.Sdk;

/// <summary>A resource, or the provider itself.</summary>
internal sealed record SdkResource(string Token, string Name, string Description, IReadOnlyList<SdkProperty> Outputs, IReadOnlyList<SdkProperty> Inputs)
{
    public bool IsProvider => Name == "Provider";
}
