namespace MediaProviders.LocalEngine.Tests;

/// <summary>Flags and options beyond those that the recordings show.</summary>
public sealed class OptionTests
{
    private static readonly string TwoThings = ScriptedStack.Things(("a", "{ name: a, size: 1 }"), ("b", "{ name: b, size: 1 }"));
    private static readonly string ThreeThings = ScriptedStack.Things(("a", "{ name: a }"), ("b", "{ name: b, of: \"${a.id}\" }"), ("c", "{ name: c }"));

    [Fact]
    public async Task Up_Target_TouchesNothingElse()
    {
        var stack = new ScriptedStack();
        await stack.UpAsync(TwoThings);
        var changed = TwoThings.Replace("size: 1", "size: 2", StringComparison.Ordinal);
        var result = await stack.UpAsync(changed, new CommandOptions { Targets = [ScriptedStack.Urn("b")] });
        ScriptedStack.CallsOf(result).ShouldBe(["Check b", "Diff b", "Update b"]);
        ScriptedStack.StepsOf(result).ShouldBe(["Same a", "Update b"]);
    }

    [Fact]
    public async Task Destroy_Target_TakesWhatDependsOnItAlong()
    {
        var stack = new ScriptedStack();
        await stack.UpAsync(ThreeThings);
        var result = await stack.Engine.DestroyAsync(ScriptedStack.Program(ThreeThings), new CommandOptions { Targets = [ScriptedStack.Urn("a")] });
        ScriptedStack.CallsOf(result).ShouldBe(["Delete b", "Delete a"]);
        stack.World.Existing.Keys.ShouldBe(["c"]);
    }

    [Fact]
    public async Task Up_DeleteBeforeReplaceWithDependent_DeletesTheDependentFirst()
    {
        var program = ScriptedStack.Things(("a", "{ name: one }\n    options: { deleteBeforeReplace: true }"), ("b", "{ name: \"${a.name}-child\" }"));
        var stack = new ScriptedStack();
        await stack.UpAsync(program);
        var result = await stack.UpAsync(program.Replace("one", "two", StringComparison.Ordinal));
        ScriptedStack.CallsOf(result).ShouldBe(["Check a", "Diff a", "Check a", "Diff b", "Delete b", "Delete a", "Create a", "Check b", "Create b"]);
        stack.World.Existing.Keys.Order(StringComparer.Ordinal).ShouldBe(["two", "two-child"]);
    }

    [Fact]
    public async Task Destroy_Protected_DeletesNothing()
    {
        var stack = new ScriptedStack();
        var program = TwoThings + "    options: { protect: true }";
        await stack.UpAsync(program);
        var result = await stack.Engine.DestroyAsync(ScriptedStack.Program(program));
        result.Succeeded.ShouldBeFalse();
        result.Diagnostics[0].Text.ShouldStartWith($"resource \"{ScriptedStack.Urn("b")}\" cannot be deleted\nbecause it is protected.");
        stack.World.Existing.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Up_Get_ReadsAndNeverDeletes()
    {
        const string program = "resources:\n  found: { type: mediaproviders:Thing, get: { id: there, state: { size: 1 } } }\n";
        var stack = new ScriptedStack();
        stack.World.Existing["there"] = new Google.Protobuf.WellKnownTypes.Struct();
        var up = await stack.UpAsync(program);
        ScriptedStack.CallsOf(up).ShouldBe(["Read found"]);
        var destroy = await stack.Engine.DestroyAsync(ScriptedStack.Program(program));
        ScriptedStack.CallsOf(destroy).ShouldBeEmpty();
        stack.World.Existing.Keys.ShouldBe(["there"]);
    }

    [Fact]
    public async Task Up_DefaultProviderOption_ServesResourcesThatNameNone()
    {
        var program = ScriptedStack.Things(("a", "{ name: a }"))
            + "  mine: { type: pulumi:providers:mediaproviders, defaultProvider: true, properties: { endpoint: here } }\n";
        var stack = new ScriptedStack();
        var result = await stack.UpAsync(program);
        result.Last.Calls.Where(call => call.Method == "CheckConfig").Select(call => call.Urn)
            .ShouldBe(["urn:pulumi:dev::media::pulumi:providers:mediaproviders::mine"]);
    }

    [Fact]
    public async Task Up_ContinueOnError_StopsOnlyDependents()
    {
        var stack = new ScriptedStack();
        await stack.UpAsync(ThreeThings.Replace("name: b", "name: b, size: 1", StringComparison.Ordinal));
        stack.World.Before = (method, name) => method == "Check" && name == "a" ? throw new PluginCallException("INTERNAL", "no") : Task.CompletedTask;
        var result = await stack.Engine.UpAsync(ScriptedStack.Program(ThreeThings), new CommandOptions { ContinueOnError = true, SkipPreview = true });
        ScriptedStack.CallsOf(result).ShouldBe(["Check a", "Check c", "Diff c"]);
        stack.World.Existing.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Up_SeveralCreates_RunAtTheSameTime()
    {
        var stack = new ScriptedStack();
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;
        stack.World.Before = (method, _) =>
        {
            if (method == "Create" && Interlocked.Increment(ref waiting) == 2)
            {
                both.SetResult();
            }

            return method == "Create" ? both.Task : Task.CompletedTask;
        };
        var result = await stack.Engine.UpAsync(ScriptedStack.Program(TwoThings), new CommandOptions { SkipPreview = true });
        result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Up_UpdateHalfDone_KeepsOldInputsAndUpdatesAgain()
    {
        var stack = new ScriptedStack();
        await stack.UpAsync(TwoThings);
        var changed = TwoThings.Replace("size: 1", "size: 2", StringComparison.Ordinal);
        stack.World.HalfDone.Add("a");
        var failed = await stack.Engine.UpAsync(ScriptedStack.Program(changed));
        failed.Diagnostics.Select(diagnostic => diagnostic.Text).ShouldContain("1 error occurred:\n\t* not confirmed\n");
        stack.Engine.ExportState(showSecrets: true).ShouldContain("\"initErrors\": [\n          \"not confirmed\"");
        stack.World.HalfDone.Clear();
        ScriptedStack.CallsOf(await stack.UpAsync(changed)).ShouldContain("Update a");
        stack.Engine.ExportState(showSecrets: true).ShouldNotContain("initErrors");
    }

    [Fact]
    public async Task Up_PatternWithoutRandomness_DeletesFirst()
    {
        var stack = new ScriptedStack(settings => settings with { Autonaming = new AutonamingSettings(AutonamingMode.Verbatim) });
        var program = ScriptedStack.Things(("a", "{ size: 1 }"));
        await stack.UpAsync(program);
        stack.World.Existing.Keys.ShouldBe(["a"]);
        var result = await stack.UpAsync(program, new CommandOptions { Replace = [ScriptedStack.Urn("a")] });
        ScriptedStack.CallsOf(result).ShouldBe(["Check a", "Delete a", "Create a"]);
        result.Steps.Count(step => step.Operation == StepOperation.Replace).ShouldBe(1);
    }
}
