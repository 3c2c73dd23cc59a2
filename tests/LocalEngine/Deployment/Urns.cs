namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Makes the urns of one stack: <c>urn:pulumi:STACK::PROJECT::TYPE::NAME</c>.</summary>
internal sealed record Urns(string Stack, string Project)
{
    private const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The urn of the stack itself, which every resource of the program has as its parent.</summary>
    public string Root => For(StackType, $"{Project}-{Stack}");

    /// <summary>The urn of a resource; a parent other than the stack lends its types.</summary>
    public string For(string type, string name, string? parent = null)
    {
        var qualified = parent is null || QualifiedType(parent) == StackType ? type : $"{QualifiedType(parent)}${type}";
        return $"urn:pulumi:{Stack}::{Project}::{qualified}::{name}";
    }

    public static string Name(string urn) => urn.Split("::", 4)[^1];

    /// <summary>The type without the types of the parents.</summary>
    public static string Type(string urn) => QualifiedType(urn).Split('$')[^1];

    private static string QualifiedType(string urn) => urn.Split("::", 4)[2];
}
