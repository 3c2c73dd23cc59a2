namespace MediaProviders.Generate.Sdk;

/// <summary>A value of an enumeration.</summary>
internal sealed record SdkEnumValue(string Name, string Value, string Description);
