namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>Runs what was typed in a recording on the engine under test.</summary>
internal static class RecordedCommand
{
    private const string UsualConfig = """{"apiToken":"token-of-the-bot","botId":"bot-one","endpoint":"http://127.0.0.1:8099"}""";

    public static async Task<RecordedRun> RunAsync(RecordedStep step)
    {
        var plugins = new RecordedPluginHost(step);
        var engine = new TestEngine(new EngineSettings
        {
            Plugins = plugins,
            Release = step.Release,
            Config = Config(step),
            Autonaming = AutonamingOf(step),
            Order = kind => step.Phases.ElementAtOrDefault(kind == PhaseKind.Preview ? 0 : 1)?.Order ?? [],
        });
        if (step.StateBefore is { } before)
        {
            engine.ImportState(before);
        }

        var program = new StackProgram(step.Program);
        var options = Options(step);
        var result = step.Arguments[1] switch
        {
            "preview" => await engine.PreviewAsync(program, options),
            "up" => await engine.UpAsync(program, options),
            "refresh" => await engine.RefreshAsync(program, options),
            "destroy" => await engine.DestroyAsync(program, options),
            "do" => await engine.DoAsync(Direct(step)),
            "import" => await engine.ImportAsync(program, Imports(step), options),
            var other => throw new InvalidOperationException($"Replaying '{step.Scenario}/{step.Name}': 'pulumi {other}' is not a command of the engine."),
        };
        return new RecordedRun(result, engine.ExportState(showSecrets: true), [.. plugins.Missed]);
    }

    /// <summary>What stood in a file of inputs is taken from the call that passed it on; the engine marks its secrets itself.</summary>
    private static DirectCommand Direct(RecordedStep step)
    {
        var verb = step.Arguments.Select(
            word => word switch { "create" => DirectVerb.Create, "read" => DirectVerb.Read, "patch" => DirectVerb.Patch, "delete" => DirectVerb.Delete,
                _ => DirectVerb.Call })
            .FirstOrDefault(verb => verb != DirectVerb.Call, DirectVerb.Call);
        var check = step.Phases.SelectMany(phase => phase.Calls).FirstOrDefault(call => call.Method == "Check");
        return new DirectCommand(verb, step.Arguments[2])
        {
            Id = step.Arguments.FirstOrDefault(word => word.StartsWith("bot-one/", StringComparison.Ordinal)),
            Inputs = check is null ? "{}" : Unmarked(check.Request["news"])!.ToJsonString(),
        };
    }

    private static JsonNode? Unmarked(JsonNode? node) => node switch
    {
        JsonObject secret when secret.ContainsKey("4dabf18193072939515e22adb298388d") => secret["value"]!.DeepClone(),
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Unmarked(entry.Value)))),
        _ => node?.DeepClone(),
    };

    private static CommandOptions Options(RecordedStep step) => new()
    {
        Replace = [.. step.Values("--replace")],
        Refresh = step.Arguments.Contains("--refresh", StringComparer.Ordinal),
        ContinueOnError = step.Arguments.Contains("--continue-on-error", StringComparer.Ordinal),
        RunProgram = step.Arguments.Contains("--run-program", StringComparer.Ordinal),
        PreviewOnly = step.Arguments.Contains("--preview-only", StringComparer.Ordinal),
        ProtectImported = !step.Arguments.Contains("--protect=false", StringComparer.Ordinal),
    };

    private static IReadOnlyList<ImportRequest> Imports(RecordedStep step) => step.Arguments.Contains("--file", StringComparer.Ordinal)
        ? [.. JsonNode.Parse(step.ImportFile)!["resources"]!.AsArray()
            .Select(resource => new ImportRequest((string)resource!["type"]!, (string)resource["name"]!, (string)resource["id"]!))]
        : [new ImportRequest(step.Arguments[^3], step.Arguments[^2], step.Arguments[^1])];

    private static Dictionary<string, ConfigValue> Config(RecordedStep step)
    {
        var text = step.Arguments[1] == "do" ? UsualConfig : step.Phases.SelectMany(phase => phase.Processes)
            .Select(process => process.Environment["PULUMI_CONFIG"]).FirstOrDefault() ?? UsualConfig;
        return JsonNode.Parse(text)!.AsObject()
            .ToDictionary(entry => "mediaproviders:" + entry.Key, entry => new ConfigValue((string)entry.Value!, entry.Key == "apiToken"),
                StringComparer.Ordinal);
    }

    /// <summary>How <c>pulumi:autonaming</c> stood in each step of the scenario that changes it.</summary>
    private static AutonamingSettings AutonamingOf(RecordedStep step) => (step.Scenario, step.Name[..2]) switch
    {
        ("autonaming", "05") => new(AutonamingMode.Verbatim),
        ("autonaming", "07") => new(AutonamingMode.Disabled),
        ("autonaming", "09") => new(AutonamingMode.Pattern, "${stack}-${name}-${alpha(6)}"),
        ("autonaming", "11") => new(AutonamingMode.Pattern, "${name}-${hex(6)}", Enforce: true),
        ("autonaming", "13") => new(AutonamingMode.Pattern, "${name}_${alpha(4)}"),
        _ => AutonamingSettings.Default,
    };
}

/// <summary>What came of a recorded command on the engine under test.</summary>
/// <param name="State">The state after it, secrets in clear.</param>
/// <param name="Missed">What did not run at the same time though it did when it was recorded.</param>
internal sealed record RecordedRun(CommandResult Result, string State, IReadOnlyList<string> Missed);
