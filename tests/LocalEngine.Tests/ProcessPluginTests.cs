namespace MediaProviders.LocalEngine.Tests;

/// <summary>Plugins as processes of their own, which is how the engine under test starts the built provider.</summary>
public sealed class ProcessPluginTests
{
    [Fact]
    public async Task Up_PluginProcess_IsCalledLoggedAndEndedCleanly()
    {
        var (host, result) = await RunAsync(string.Empty);
        result.Succeeded.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Text)));
        ScriptedStack.CallsOf(result).ShouldBe(["Check a", "Create a"]);
        result.Diagnostics.ShouldContain(
            diagnostic => diagnostic.Urn == ScriptedStack.Urn("a") && diagnostic.Text == "creating 'a' for media"
                && diagnostic.Severity == DiagnosticSeverity.Warning);
        result.Phases.Select(phase => phase.EngineAddress).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        host.Exits.ShouldBe(Enumerable.Repeat(new PluginExit(0, WasKilled: false, string.Empty, string.Empty), 4));
    }

    [Fact]
    public async Task Preview_PluginThatIgnoresTheInterrupt_IsKilled()
    {
        var (host, _) = await RunAsync("stubborn", new TimersAtOnce());
        host.Exits.ShouldNotBeEmpty();
        host.Exits.ShouldAllBe(exit => exit.WasKilled);
    }

    [Fact]
    public async Task Preview_PluginThatTalksBeforeItsPort_IsSaid()
    {
        var (_, result) = await RunAsync("chatty");
        result.Diagnostics[0].Text.ShouldContain("the first line on stdout is not a port but 'Hello!'");
    }

    [Fact]
    public async Task Preview_PluginThatAnswersAnError_KeepsCodeTextAndDetail()
    {
        var (_, result) = await RunAsync("refusing");
        var call = result.Calls.Single(call => call.Method == "Check");
        call.ErrorCode.ShouldBe("INVALID_ARGUMENT");
        result.Diagnostics[0].Text.ShouldBe("refused");
    }

    private static async Task<(ProcessPluginHost Host, CommandResult Result)> RunAsync(string behaviour, TimeProvider? time = null)
    {
        var name = OperatingSystem.IsWindows() ? "MediaProviders.LocalEngine.Tests.exe" : "MediaProviders.LocalEngine.Tests";
        var host = new ProcessPluginHost(Path.Combine(AppContext.BaseDirectory, name), time);
        var engine = new TestEngine(
            new EngineSettings { Plugins = host, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCRIPTED_PLUGIN"] = behaviour } });
        var program = ScriptedStack.Program(ScriptedStack.Things(("a", "{ name: a }")));
        return (host, behaviour.Length == 0 ? await engine.UpAsync(program) : await engine.PreviewAsync(program));
    }

    /// <summary>A clock whose timers are due at once.</summary>
    private sealed class TimersAtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
