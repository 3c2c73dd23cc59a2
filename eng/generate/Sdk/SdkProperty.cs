namespace MediaProviders.Generate.Sdk;

/// <summary>A property of anything.</summary>
/// <param name="Environment">The environment variables a default is read from, in order.</param>
internal sealed record SdkProperty(string Name, SdkType Type, bool Required, bool Secret, string Description, IReadOnlyList<string> Environment)
{
    public string CSharpName => Capital(Name);

    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
