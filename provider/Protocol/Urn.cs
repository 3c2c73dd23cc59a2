using System.Buffers;
using MediaProviders.Safety;
using MediaProviders.Values;

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

/// <summary>Advice in error messages about a resource, in the terms of the Pulumi CLI.</summary>
/// <param name="hasProvider">True when the resource has an explicit provider.</param>
internal sealed class PulumiAdvice(Urn urn, bool hasProvider) : IAdvice
{
    private static readonly SearchValues<char> NeedsNoQuotes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:");

    public string MoreTime => "give it more time with the resource option 'customTimeouts'";

    public string Renamed => "declare its old name in the option 'aliases'";

    public string Forget => $"run pulumi state delete {Quote(urn.Text)}";

    /// <remarks>Without that flag these two commands configure a provider from the state, as the last update left it (seen in Pulumi 3.260).</remarks>
    public string Reconfigure => "run pulumi up, pulumi destroy --run-program or pulumi refresh --run-program (without that flag, these two use the "
        + "configuration of the last update)";

    public string KeepWhenRemoved => "set the resource option 'retainOnDelete' to true and run pulumi up once before you remove it";

    public string Refresh => "run pulumi refresh";

    public string After => "Make this resource depend on it with the option 'dependsOn'";

    /// <remarks>
    /// The command uses the default provider and no parent, so with another provider or a parent it would import another entry or another resource; the option
    /// works everywhere. Without the last flag the CLI prints the imported secrets in the program that it generates (seen in Pulumi 3.260).
    /// </remarks>
    public string Import(string id) => hasProvider || urn.IsChild
        ? $"import it with the option 'import':\n  {Whole(id)}"
        : $"import it:\n  pulumi import {Quote(urn.Type)} {Quote(urn.Name)} {Quote(id)} --generate-code=false";

    // Quotes a word for a POSIX shell.
    private static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(NeedsNoQuotes) ? word : $"'{Whole(word).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // Text to copy is never cut, however long: the URN of a resource in nested components is long.
    private static string Whole(string text) => Printable.Of(text, int.MaxValue);
}
