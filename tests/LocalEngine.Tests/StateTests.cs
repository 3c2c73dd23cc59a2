using MediaProviders.LocalEngine.CommandLine;
using MediaProviders.LocalEngine.State;

namespace MediaProviders.LocalEngine.Tests;

/// <summary>What is kept between commands, and what of it anyone may see.</summary>
public sealed class StateTests : IDisposable
{
    private static readonly string OneThing =
        ScriptedStack.Things(("a", "{ name: a, password: { fn::secret: hidden-word } }")) + "outputs:\n  password: ${a.password}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("engine").FullName;

    private string StateFile => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Up_StateFile_HoldsNoSecretInClearAndIsReadAgain()
    {
        await FileStack().UpAsync(OneThing);
        (await File.ReadAllTextAsync(StateFile)).ShouldNotContain("hidden-word");
        var again = FileStack();
        ScriptedStack.CallsOf(await again.UpAsync(OneThing)).ShouldBe(["Check a", "Diff a"]);
        again.Engine.ExportState(showSecrets: true).ShouldContain("hidden-word");
    }

    [Fact]
    public async Task Open_OtherPassphrase_IsSaid()
    {
        await FileStack().UpAsync(OneThing);
        Should.Throw<InvalidDataException>(() => FileStack("another")).Message.ShouldBe(
            "Reading the state: a secret cannot be decrypted. The passphrase is not the one the state was written with.");
    }

    [Fact]
    public async Task Write_Transcript_ShowsNoSecret()
    {
        var stack = new ScriptedStack();
        var result = await stack.UpAsync(OneThing);
        using var text = new StringWriter();
        Transcript.Write(text, result);
        text.ToString().ShouldContain("output password: [secret]");
        text.ToString().ShouldNotContain("hidden-word");
    }

    [Fact]
    public async Task Up_KilledDuringCreate_LeavesAPendingOperation()
    {
        var stack = FileStack();
        string? during = null;
        stack.World.Before = async (method, _) => during = method == "Create" ? await File.ReadAllTextAsync(StateFile) : during;
        await stack.Engine.UpAsync(ScriptedStack.Program(OneThing), new CommandOptions { SkipPreview = true });
        var pending = JsonNode.Parse(during!)!["deployment"]!["pending_operations"]!.AsArray().ShouldHaveSingleItem();
        ((string?)pending!["type"]).ShouldBe("creating");
        ((string?)pending["resource"]!["urn"]).ShouldBe(ScriptedStack.Urn("a"));

        await File.WriteAllTextAsync(StateFile, during);
        stack.World.Before = (_, _) => Task.CompletedTask;
        var next = await FileStack().UpAsync(OneThing);
        next.Diagnostics[0].Text
            .ShouldBe("Attempting to deploy with operations of an earlier command that never ended: 'a' (creating). Refresh to settle them.");
        (await FileStack().Engine.RefreshAsync(ScriptedStack.Program(OneThing), new CommandOptions { ClearPendingCreates = true })).Succeeded.ShouldBeTrue();
        (await File.ReadAllTextAsync(StateFile)).ShouldNotContain("pending_operations");
    }

    [Fact]
    public async Task Up_Interrupted_CancelsAtOnceAndKeepsWhatWasDone()
    {
        var stack = new ScriptedStack();
        using var interrupt = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stack.World.Before = async (method, _) =>
        {
            if (method == "Cancel")
            {
                cancelled.TrySetResult();
            }

            if (method == "Create")
            {
                await interrupt.CancelAsync();
                await cancelled.Task;
            }
        };
        var result = await stack.Engine.UpAsync(ScriptedStack.Program(OneThing), new CommandOptions { SkipPreview = true }, interrupt.Token);
        result.Succeeded.ShouldBeFalse();
        Errors(result).ShouldBe(["the command was interrupted"]);
        stack.Engine.ExportState(showSecrets: true).ShouldContain(ScriptedStack.Urn("a"));
        result.Calls.Count(call => call.Method == "Cancel").ShouldBe(4, "each of the two plugins is told by the interrupt and again at its end");
    }

    [Fact]
    public void Read_RecordedState_WritesItAgainUnchanged()
    {
        var recorded = RecordedStep.Load("failures", "10-up-replace-delete-fails").StateAfter;
        var state = StateJson.Read(recorded, null);
        Comparison.StateComparison.Compare(recorded, StateJson.Write(state, StateJson.Secrets.Clear, null), recorded, new Comparison.ExplainedDifferences())
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Up_SameSeed_GivesTheSameIdsAndNames()
    {
        async Task<string> RunAsync()
        {
            var stack = new ScriptedStack(settings => settings with { Autonaming = new AutonamingSettings(AutonamingMode.Pattern, "${name}-${hex(6)}") });
            await stack.UpAsync(ScriptedStack.Things(("a", "{ size: 1 }")));
            return stack.World.Existing.Keys.Single() + stack.Engine.ExportState(showSecrets: true).Split("\"id\": ")[1][..40];
        }

        (await RunAsync()).ShouldBe(await RunAsync());
    }

    [Fact]
    public async Task Up_PluginMessage_IsKeptWithItsResource()
    {
        var result = await new ScriptedStack().UpAsync(OneThing);
        result.Last.Diagnostics.ShouldContain(diagnostic => diagnostic.Urn == ScriptedStack.Urn("a") && diagnostic.Text == "creating 'a'");
    }

    [Fact]
    public async Task Preview_CheckFailure_NamesThePropertyWhoseValueTheRealCliPrints()
    {
        var stack = new ScriptedStack();
        var result = await stack.Engine.PreviewAsync(ScriptedStack.Program(OneThing.Replace("name: a,", "name: a, refused: yes,", StringComparison.Ordinal)));
        var failure = result.Diagnostics.ShouldHaveSingleItem();
        failure.ShownProperty.ShouldBe("refused");
        failure.Text.ShouldBe("mediaproviders:index:Thing resource 'a': property refused value [not shown by this engine] has a problem: this one is refused");
    }

    [Fact]
    public async Task Up_PluginThatAnswersAnUnknown_IsSaid()
    {
        var stack = new ScriptedStack();
        var program = ScriptedStack.Program(ScriptedStack.Things(("a", "{ name: 04da6b54-80e4-46f7-96ec-b56ff0331ba9 }")));
        var result = await stack.Engine.UpAsync(program, new CommandOptions { SkipPreview = true });
        Errors(result)[0].ShouldBe("Creating 'a': the provider answered an unknown value outside a preview. The resource may exist and is not in the state.");
    }

    private static List<string> Errors(CommandResult result) =>
        [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Text)];

    private ScriptedStack FileStack(string passphrase = "test") => new(settings => settings with { StateFile = StateFile, Passphrase = passphrase });
}
