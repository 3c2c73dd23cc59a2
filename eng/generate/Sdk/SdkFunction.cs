namespace MediaProviders.Generate.Sdk;

/// <summary>A function.</summary>
internal sealed record SdkFunction(string Token, string Name, string Description, IReadOnlyList<SdkProperty> Inputs, IReadOnlyList<SdkProperty> Outputs);
