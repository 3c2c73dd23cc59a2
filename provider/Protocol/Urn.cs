namespace MediaProviders.Protocol;

/// <summary>
/// The address of a resource: <c>urn:pulumi:STACK::PROJECT::TYPE::NAME</c>, where TYPE begins with the types of the parents, each ended by a <c>$</c>
/// (Pulumi's documentation, "URNs").
/// </summary>
/// <param name="IsChild">True when the resource has a parent that is not the stack.</param>
internal sealed record Urn(string Text, string Type, string Name, bool IsChild)
{
    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    public static Urn? Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var project = IndexAfter(text, Prefix.Length);
        var type = project < 0 ? -1 : IndexAfter(text, project);
        var name = type < 0 ? -1 : IndexAfter(text, type);
        if (name < 0)
        {
            return null;
        }

        var qualified = text.AsSpan(type, name - Separator.Length - type);
        return new Urn(text, qualified[(qualified.LastIndexOf('$') + 1)..].ToString(), text[name..], qualified.Contains('$'));
    }

    private static int IndexAfter(string text, int start)
    {
        var separator = text.IndexOf(Separator, start, StringComparison.Ordinal);
        return separator < 0 ? -1 : separator + Separator.Length;
    }
}
