namespace MediaProviders.Generate.Sdk;

/// <summary>An enumeration.</summary>
internal sealed record SdkEnum(string Name, string Description, IReadOnlyList<SdkEnumValue> Values);
