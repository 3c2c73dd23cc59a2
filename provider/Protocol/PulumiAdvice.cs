using System.Buffers;
using MediaProviders.Safety;
using MediaProviders.Values;

namespace MediaProviders.Protocol;

/// <summary>The advice of a refusal in the terms of the Pulumi CLI, for one resource.</summary>
/// <param name="hasProvider">True when its provider is a resource of the program.</param>
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
    /// The command takes the default provider and no parent, so that it would import from another service, or another resource; the option works everywhere.
    /// Without its last flag the CLI prints the imported secrets in the program it generates (seen in Pulumi 3.260).
    /// </remarks>
    public string Import(string id) => hasProvider || urn.IsChild
        ? $"import it with the option 'import':\n  {Whole(id)}"
        : $"import it:\n  pulumi import {Quote(urn.Type)} {Quote(urn.Name)} {Quote(id)} --generate-code=false";

    // As a POSIX shell reads it.
    private static string Quote(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(NeedsNoQuotes) ? word : $"'{Whole(word).Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // What is to be copied is of no use when it is cut: the URN of a resource in a component of a component is long.
    private static string Whole(string text) => Printable.Of(text, int.MaxValue);
}
