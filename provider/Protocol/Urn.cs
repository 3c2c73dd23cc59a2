namespace MediaProviders.Protocol;

/// <summary>
/// The address of a resource: <c>urn:pulumi:STACK::PROJECT::TYPE::NAME</c>, where TYPE begins with the types of the parents, each followed by <c>$</c>
/// (Pulumi's documentation, "URNs").
/// </summary>
/// <param name="IsChild">True when the resource has a parent other than the stack.</param>
internal sealed record Urn(string Text, string Type, string Name, bool IsChild)
{
    private const string Prefix = "urn:pulumi:";

    public static Urn? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].Split("::", 4) is [_, _, var type, var name]
            ? new Urn(text, type[(type.LastIndexOf('$') + 1)..], name, type.Contains('$'))
            : null;
}
