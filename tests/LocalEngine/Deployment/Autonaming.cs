using System.Text.RegularExpressions;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>What <c>Check</c> is told about names. Random parts come from the resource's own seed, so both checks of a replacement are told the same.</summary>
internal static partial class Autonaming
{
    public static CheckRequest.Types.AutonamingOptions? For(AutonamingSettings settings, string name, string stack, string project, byte[] seed) =>
        settings.Mode switch
    {
        AutonamingMode.Verbatim => new() { ProposedName = name, Mode = CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce },
        AutonamingMode.Disabled => new() { Mode = CheckRequest.Types.AutonamingOptions.Types.Mode.Disable },
        AutonamingMode.Pattern => new()
        {
            ProposedName = Fill(settings.Pattern, name, stack, project, seed),
            Mode = settings.Enforce ? CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce : CheckRequest.Types.AutonamingOptions.Types.Mode.Propose,
        },
        _ => null,
    };

    /// <summary>True when two resources made from these settings would have one name, so that the old one must go first.</summary>
    public static bool LacksRandomness(AutonamingSettings settings) =>
        settings.Mode == AutonamingMode.Verbatim
            || (settings.Mode == AutonamingMode.Pattern && !Placeholder().Matches(settings.Pattern).Any(match => match.Groups["n"].Success));

    private static string Fill(string pattern, string name, string stack, string project, byte[] seed) =>
        Placeholder().Replace(pattern, match => match.Groups["kind"].Value switch
    {
        "name" => name,
        "stack" => stack,
        "project" => project,
        "hex" => Letters("0123456789abcdef", match, seed),
        "alpha" => Letters("abcdefghijklmnopqrstuvwxyz", match, seed),
        "alphanum" or "string" => Letters("abcdefghijklmnopqrstuvwxyz0123456789", match, seed),
        "num" => Letters("0123456789", match, seed),
        _ => match.Value,
    });

    private static string Letters(string alphabet, Match match, byte[] seed)
    {
        var random = Randomness.From(seed, match.Index.ToString(CultureInfo.InvariantCulture));
        var text = new StringBuilder();
        for (var count = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture); count > 0; count--)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\$\{(?<kind>[a-z]+)(\((?<n>[0-9]+)\))?\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
