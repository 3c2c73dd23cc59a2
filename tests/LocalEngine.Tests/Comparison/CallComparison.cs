namespace MediaProviders.LocalEngine.Tests.Comparison;

/// <summary>One call as it is compared.</summary>
internal sealed record ComparedCall(string Method, string Urn, string Request);

/// <summary>One plugin process as it is compared.</summary>
internal sealed record ComparedProcess(string Environment, IReadOnlyList<ComparedCall> Calls)
{
    /// <summary>The calls without an order among different resources, which the real engine does not have either.</summary>
    public string Content =>
        Environment + "\n" + string.Join('\n', Calls.GroupBy(call => call.Urn, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .SelectMany(group => group.Select(call => $"{call.Method} {call.Urn} {call.Request}")));
}

/// <summary>
/// Compares the calls of one command with the recording: processes per phase, calls per process, order per resource, and the order between stages and
/// dependents.
/// </summary>
internal sealed class CallComparison(RecordedStep step, ExplainedDifferences explained)
{
    private readonly List<string> _differences = [];
    private readonly RecordedDependencies _dependencies = new(step);

    /// <summary>How many calls were compared.</summary>
    public int Calls { get; private set; }

    /// <summary>How many pairs of calls about different things had to come in the recorded order.</summary>
    public int OrderedPairs { get; private set; }

    public IReadOnlyList<string> Compare(CommandResult result)
    {
        if (step.Phases.Count != result.Phases.Count(phase => phase.Calls.Count > 0))
        {
            _differences.Add($"phases with plugins: recorded {step.Phases.Count}, ours {result.Phases.Count(phase => phase.Calls.Count > 0)}");
        }

        foreach (var (recorded, ours) in step.Phases.Zip(result.Phases.Where(phase => phase.Calls.Count > 0)))
        {
            ComparePhase(recorded, ours);
        }

        return _differences;
    }

    private void ComparePhase(RecordedPhase recorded, PhaseResult ours)
    {
        var expected = recorded.Processes.Select(process => new ComparedProcess(
            Environment(process.Environment),
            Seeds(process.Calls.Select(call => (call.Method, call.Urn, call.Request))))).ToList();
        var actual = ours.Calls.GroupBy(call => call.Process).OrderBy(group => group.Key).Select(group => new ComparedProcess(
            Environment(group.First().ProcessEnvironment!),
            Seeds(group.Select(call => (call.Method, call.Urn, JsonNode.Parse(call.RequestJson)!.AsObject()))))).ToList();
        Calls += expected.Sum(process => process.Calls.Count);
        explained.Meet(ExplainedDifferences.Environment, expected.Count);
        explained.Meet(ExplainedDifferences.Order, expected.Count(process => actual.All(other => !other.Calls.SequenceEqual(process.Calls))));
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var wanted = expected.ElementAtOrDefault(i);
            var found = actual.ElementAtOrDefault(i);
            if (wanted?.Content != found?.Content)
            {
                Describe(i, wanted, found);
            }
            else
            {
                CompareOrder(i, recorded.Processes[i], found!);
            }
        }
    }

    /// <summary>What ended before something else began, and had to, must come before it here too.</summary>
    private void CompareOrder(int process, RecordedProcess recorded, ComparedProcess ours)
    {
        var positions = ours.Calls.Select((call, index) => (Key: (call.Method, call.Urn), index)).GroupBy(entry => entry.Key)
            .ToDictionary(group => group.Key, group => group.Max(entry => entry.index));
        foreach (var (early, late) in recorded.Calls.SelectMany(
            early => recorded.Calls.Where(late => late.Index > early.Index && IsOrdered(early, late)).Select(late => (early, late))))
        {
            OrderedPairs++;
            if (positions[(early.Method, early.Urn)] > positions[(late.Method, late.Urn)])
            {
                _differences.Add($"process {process + 1}: {late.Method} {Name(late.Urn)} came before {early.Method} {Name(early.Urn)}");
            }
        }
    }

    private bool IsOrdered(RecordedCall early, RecordedCall late) =>
        early.Urn != late.Urn
        && (late.Method == "Cancel"
            || (IsAboutProvider(early) && !IsAboutProvider(late))
            || (early.Method is "Create" or "Update" && late.Method == "Check" && _dependencies.Needs(late.Urn, early.Urn))
            || (early.Method == "Delete" && late.Method == "Delete" && _dependencies.Needs(early.Urn, late.Urn))
            || (early.Method is "Check" or "Diff" or "Create" or "Update" && late.Method == "Delete" && !DeletesFirst));

    /// <summary>Where a resource is deleted before its replacement comes, its delete stands among the others' checks.</summary>
    private bool DeletesFirst => step.Program.Contains("deleteBeforeReplace", StringComparison.Ordinal);

    private static bool IsAboutProvider(RecordedCall call) => call.Method is "Handshake" or "GetPluginInfo" or "CheckConfig" or "Configure";

    /// <summary>Seeds are numbered per resource, so that two checks with one seed differ from two with two.</summary>
    private List<ComparedCall> Seeds(IEnumerable<(string Method, string Urn, JsonObject Request)> calls)
    {
        var seeds = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        return [.. calls.Select(call =>
        {
            var request = RequestText.Comparable(call.Request, id => step.StateBefore?.Contains(id, StringComparison.Ordinal) == true, explained);
            if ((string?)call.Request["randomSeed"] is { } seed)
            {
                seeds.TryAdd(call.Urn, []);
                seeds[call.Urn].AddRange(seeds[call.Urn].Contains(seed, StringComparer.Ordinal) ? [] : [seed]);
                request["randomSeed"] = $"<seed {seeds[call.Urn].IndexOf(seed)}>";
            }

            return new ComparedCall(call.Method, call.Urn, Sorted(request)!.ToJsonString());
        })];
    }

    private void Describe(int index, ComparedProcess? wanted, ComparedProcess? found)
    {
        var missing = (wanted?.Content ?? string.Empty).Split('\n').Except((found?.Content ?? string.Empty).Split('\n'), StringComparer.Ordinal);
        var extra = (found?.Content ?? string.Empty).Split('\n').Except((wanted?.Content ?? string.Empty).Split('\n'), StringComparer.Ordinal);
        _differences.Add($"process {index + 1}:\n" + string.Join('\n', missing.Select(line => "  - " + line).Concat(extra.Select(line => "  + " + line)))
            + (missing.Any() || extra.Any() ? string.Empty : $"\n  recorded {Order(wanted)}\n  ours     {Order(found)}"));
    }

    private static string Order(ComparedProcess? process) => string.Join(' ', process?.Calls.Select(call => $"{call.Method}({Name(call.Urn)})") ?? []);

    private static string Name(string urn) => urn.Split("::")[^1];

    /// <summary>The variables that matter to a plugin; the others are the recording machine's own.</summary>
    private static string Environment(IReadOnlyDictionary<string, string> environment) =>
        $"PULUMI_PROJECT={environment.GetValueOrDefault("PULUMI_PROJECT")} PULUMI_CONFIG={(environment.TryGetValue("PULUMI_CONFIG", out var config) ? Sorted(JsonNode.Parse(config))!.ToJsonString() : "")}";

    public static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>What depends on what in a recorded step, by the states before and after it.</summary>
internal sealed class RecordedDependencies(RecordedStep step)
{
    private readonly HashSet<(string Urn, string Need)> _needs = [.. Read(step.StateBefore), .. Read(step.StateAfter)];

    public bool Needs(string urn, string need) => _needs.Contains((urn, need));

    private static IEnumerable<(string Urn, string Need)> Read(string? state) =>
        from resource in (state is null ? null : JsonNode.Parse(state)?["deployment"]?["resources"])?.AsArray() ?? []
        from need in resource["dependencies"]?.AsArray() ?? []
        select ((string)resource["urn"]!, (string)need!);
}
