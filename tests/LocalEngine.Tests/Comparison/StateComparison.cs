using System.Text.RegularExpressions;

namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>
/// Compares the state after a command with the recorded one: every field but time stamps; the order of the list only as far as dependencies ask for it.
/// </summary>
internal static class StateComparison
{
    public static IReadOnlyList<string> Compare(string recorded, string ours, string? before, ExplainedDifferences explained)
    {
        bool IsKnown(string id) => before?.Contains(id, StringComparison.Ordinal) == true;
        var expected = Lines(recorded, IsKnown, explained);
        var actual = Lines(ours, IsKnown, explained);
        return [.. expected.Except(actual, StringComparer.Ordinal).Select(line => "state - " + line),
            .. actual.Except(expected, StringComparer.Ordinal).Select(line => "state + " + line), .. OrderMistakes(ours)];
    }

    private static List<string> Lines(string json, Func<string, bool> isKnown, ExplainedDifferences explained)
    {
        var deployment = JsonNode.Parse(json)!["deployment"];
        var resources = (deployment?["resources"] as JsonArray ?? []).Select(resource => Line(resource!.AsObject(), isKnown, explained));
        var pending = (deployment?["pending_operations"] as JsonArray ?? []).Select(
            operation => "pending " + (string)operation!["type"]! + " " + Line(operation["resource"]!.AsObject(), isKnown, explained));
        return [.. resources.Concat(pending)];
    }

    private static string Line(JsonObject resource, Func<string, bool> isKnown, ExplainedDifferences explained)
    {
        var copy = RequestText.Comparable(resource, isKnown, explained);
        copy.Remove("created");
        explained.Meet(ExplainedDifferences.Times, copy.Remove("modified") ? 1 : 0);
        return CallComparison.Sorted(copy)!.ToJsonString();
    }

    /// <summary>Every resource must come after those it depends on, its parent and its provider.</summary>
    private static IEnumerable<string> OrderMistakes(string json)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in JsonNode.Parse(json)!["deployment"]?["resources"] as JsonArray ?? [])
        {
            var needs = (resource!["dependencies"] as JsonArray ?? []).Select(urn => (string)urn!)
                .Concat(resource["parent"] is { } parent ? [parent.GetValue<string>()] : [])
                .Concat((string?)resource["provider"] is { } provider ? [provider[..provider.LastIndexOf("::", StringComparison.Ordinal)]] : []);
            foreach (var need in needs.Where(need => !seen.Contains(need)))
            {
                yield return $"state: {(string)resource["urn"]!} stands before {need}";
            }

            seen.Add((string)resource["urn"]!);
        }
    }
}

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
                var ours = phase.Steps.Count(
                    one => one.Operation == operation && one.Succeeded && !one.Urn.EndsWith("mediaproviders::default", StringComparison.Ordinal));
                if (ours != int.Parse(line.Groups["n"].Value, CultureInfo.InvariantCulture))
                {
                    yield return $"{phase.Kind}: the CLI printed '{line.Value.Trim()}', ours has {ours} {operation}";
                }
            }
        }
    }

    private static IEnumerable<string> Sections(string printed) => Section().Split(printed).Skip(1);

    [GeneratedRegex("^(?:Previewing|Updating|Refreshing|Destroying|Importing) .*:$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Section();

    [GeneratedRegex("^    (?<mark>[+~=-]{1,2} ?)?(?<n>[0-9]+) (to "
        + "|)?(?<word>create|created|update|updated|delete|deleted|replace|replaced|import|imported|unchanged)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Count();
}
