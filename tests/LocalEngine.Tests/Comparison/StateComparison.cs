namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>Compares the state after a command with the recorded one: every field but time stamps; the order of the list only as far as dependencies ask for it.</summary>
internal static class StateComparison
{
    public static IReadOnlyList<string> Compare(string recorded, string ours, string? before, ExplainedDifferences explained)
    {
        bool IsKnown(string id) => before?.Contains(id, StringComparison.Ordinal) == true;
        var expected = Lines(recorded, IsKnown, explained);
        var actual = Lines(ours, IsKnown, explained);
        return [.. expected.Except(actual, StringComparer.Ordinal).Select(line => "state - " + line), .. actual.Except(expected, StringComparer.Ordinal).Select(line => "state + " + line), .. OrderMistakes(ours)];
    }

    private static List<string> Lines(string json, Func<string, bool> isKnown, ExplainedDifferences explained)
    {
        var deployment = JsonNode.Parse(json)!["deployment"];
        var resources = (deployment?["resources"] as JsonArray ?? []).Select(resource => Line(resource!.AsObject(), isKnown, explained));
        var pending = (deployment?["pending_operations"] as JsonArray ?? []).Select(operation => "pending " + (string)operation!["type"]! + " " + Line(operation["resource"]!.AsObject(), isKnown, explained));
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
