using System.Text.RegularExpressions;

namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>Compares the steps of each phase with the counts that the real CLI printed under "Resources:".</summary>
internal static partial class SummaryComparison
{
    private static readonly Dictionary<string, StepOperation> Operations = new(StringComparer.Ordinal)
    {
        ["+"] = StepOperation.Create, ["~"] = StepOperation.Update, ["-"] = StepOperation.Delete, ["+-"] = StepOperation.Replace, ["="] = StepOperation.Import,
    };

    public static IEnumerable<string> Compare(RecordedStep step, CommandResult result)
    {
        foreach (var (printed, phase) in Sections(step.Printed).Zip(result.Phases))
        {
            foreach (var line in Count().Matches(printed).Select(match => match))
            {
                var operation = line.Groups["word"].Value == "unchanged" ? StepOperation.Same : Operations[line.Groups["mark"].Value.Trim()];
                var ours = phase.Steps.Count(one => one.Operation == operation && one.Succeeded && !one.Urn.EndsWith("mediaproviders::default", StringComparison.Ordinal));
                if (ours != int.Parse(line.Groups["n"].Value, CultureInfo.InvariantCulture))
                {
                    yield return $"{phase.Kind}: the CLI printed '{line.Value.Trim()}', ours has {ours} {operation}";
                }
            }
        }
    }

    private static IEnumerable<string> Sections(string printed) => Section().Split(printed).Skip(1);

    [GeneratedRegex("^(?:Previewing|Updating|Refreshing|Destroying|Importing) .*:$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Section();

    [GeneratedRegex("^    (?<mark>[+~=-]{1,2} ?)?(?<n>[0-9]+) (to |)?(?<word>create|created|update|updated|delete|deleted|replace|replaced|import|imported|unchanged)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Count();
}
