using MediaProviders.LocalEngine;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Results;

namespace MediaProviders.Commands.Tests.Importing;

/// <summary>From a bot that nobody manages to a stack without changes, with the commands that import-file prints.</summary>
public sealed class WholeImportTests
{
    [Fact]
    public async Task ImportFile_TwoHundredEntries_BecomeAStackWithoutChanges()
    {
        await using var desk = await Desk.SetAsync();
        string Name(int i) =>
            i switch { 0 => "old name/v1", 1 => "größe ${x}", 2 => "yes", 3 => "it's", 4 => "$$", 5 => "a$${b}", 6 => "$$$$", 7 => "end$",
                _ => $"entry-{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}" };
        for (var i = 0; i < 200; i++)
        {
            desk.Emulator.Store.Put(
                "bot-one", i % 2 == 0 ? Entry.Basic(Name(i), $"svc$$user ${{{i}}}$", $"CANARY-{i}") : Entry.Bearer(Name(i), $"CANARY-{i}\n"));
        }

        var screens = new StringBuilder();
        var run = await desk.RunAsync("import-file");
        screens.Append(run.Output).Append(run.Errors);
        var config = await RunScriptAsync(desk, screens);
        var state = Path.Combine(desk.Folder, "state.json");
        var engine = new TestEngine(new EngineSettings
        {
            Plugins = new ProcessPluginHost(BuiltPlugin.Path), Config = config, StateFile = state, Environment = desk.Environment.Variables,
        });
        var program = StackProgram.FromDirectory(desk.Folder);
        using var file = JsonDocument.Parse(desk.Read("import.json"));
        var requests = file.RootElement.GetProperty("resources").EnumerateArray()
            .Select(r => new ImportRequest(r.GetProperty("type").GetString()!, r.GetProperty("name").GetString()!, r.GetProperty("id").GetString()!)).ToList();
        requests.Count.ShouldBe(200);

        var import = await engine.ImportAsync(program, requests, new CommandOptions { GenerateCode = false });
        import.Diagnostics.Select(d => d.Text).ShouldAllBe(text => text.StartsWith("config.bearer: HTTP Bearer (RFC 6750)")); // Every other entry has a bearer with a line break.
        import.Succeeded.ShouldBeTrue();
        var writes = desk.Emulator.Requests.Count("POST");
        var up = await engine.UpAsync(program);

        up.Succeeded.ShouldBeTrue();
        up.Diagnostics.Select(d => d.Text).ShouldAllBe(text => text.StartsWith("config.bearer: HTTP Bearer (RFC 6750)"));
        up.Steps.Where(s => s.Urn.Contains("WhatsAppMediaProvider", StringComparison.Ordinal)).Select(s => s.Operation).Distinct()
            .ShouldBe([StepOperation.Same]);
        desk.Emulator.Requests.Count("POST").ShouldBe(writes);
        desk.Emulator.Requests.Count("DELETE").ShouldBe(0);

        screens.Append(string.Join('\n', import.Diagnostics.Concat(up.Diagnostics).Select(d => d.Text)));
        screens.ToString().ShouldNotContain("CANARY");
        foreach (var name in desk.Files)
        {
            desk.Read(name).ShouldNotContain("CANARY", customMessage: name);
        }
    }

    /// <summary>Runs the script as bash would, with <c>pulumi config set --secret</c> as the engine's configuration: it takes one newline off.</summary>
    private static async Task<Dictionary<string, ConfigValue>> RunScriptAsync(Desk desk, StringBuilder screens)
    {
        using var pulumi = new FakePulumi();
        var run = await BuiltPlugin.RunScriptAsync(desk.With("PATH", pulumi.SearchPath).Environment, "bash", "set-secrets.sh");
        run.Code.ShouldBe(0, run.Errors);
        screens.Append(run.Output).Append(run.Errors);
        pulumi.Values.Count.ShouldBe(200);
        return pulumi.Values.ToDictionary(v => v.Key, v => new ConfigValue(v.Value[..^1], IsSecret: true), StringComparer.Ordinal);
    }
}
