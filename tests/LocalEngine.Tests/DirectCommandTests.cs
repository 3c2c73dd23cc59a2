namespace MediaProviders.LocalEngine.Tests;

/// <summary>What <c>pulumi do</c> does without a stack, and what the two ends of the range of engines send.</summary>
public sealed class DirectCommandTests
{
    private const string Thing = "mediaproviders:index:Thing";

    [Fact]
    public async Task Do_StatelessLife_LeavesNoState()
    {
        var stack = new ScriptedStack();

        (await DoAsync(stack, new DirectCommand(DirectVerb.Create, Thing) { Inputs = """{"name":"a","x":1}""" })).ShouldBe(["Create a"]);
        (await DoAsync(stack, new DirectCommand(DirectVerb.Patch, Thing) { Id = "a", Inputs = """{"x":2}""" })).ShouldBe(["Read a", "Update a"]);
        stack.World.Existing["a"].Fields["x"].NumberValue.ShouldBe(2);
        (await DoAsync(stack, new DirectCommand(DirectVerb.Patch, Thing) { Id = "a", Inputs = """{"x":2}""" })).ShouldBe(["Read a"]);
        (await DoAsync(stack, new DirectCommand(DirectVerb.Delete, Thing) { Id = "a" })).ShouldBe(["Read a", "Delete a"]);

        stack.World.Existing.ShouldBeEmpty();
        stack.Engine.ExportState(showSecrets: true).ShouldNotContain(Thing);
    }

    [Fact]
    public async Task Do_IdThatIsNotThere_IsSaid()
    {
        var result = await new ScriptedStack().Engine.DoAsync(new DirectCommand(DirectVerb.Delete, Thing) { Id = "a" });

        result.Diagnostics.ShouldHaveSingleItem().Text.ShouldBe("resource \"a\" was not found");
        result.Calls.ShouldNotContain(call => call.Method == "Delete");
    }

    [Fact]
    public async Task Do_InputsThatTheSchemaCallsSecret_AreMarked()
    {
        var stack = new ScriptedStack();
        stack.World.Schema = """{"resources":{"mediaproviders:index:Thing":{"inputProperties":{"pin":{"type":"string","secret":true}}}}}""";

        var result = await stack.Engine.DoAsync(new DirectCommand(DirectVerb.Create, Thing) { Inputs = """{"name":"a","pin":"1234"}""" });

        result.Calls.Single(call => call.Method == "Check").RequestJson.ShouldContain("\"1b47061264138c4ac30d75fd1eb44270\", \"value\": \"1234\"");
    }

    [Theory]
    [InlineData(EngineRelease.Oldest, false)]
    [InlineData(EngineRelease.Newest, true)]
    public async Task Up_ReleaseOfTheEngine_DecidesWhatIsSent(EngineRelease release, bool isNewest)
    {
        var stack = new ScriptedStack(settings => settings with { Release = release });
        var program = ScriptedStack.Things(("a", "{ name: a }"));
        await stack.UpAsync(program);
        stack.World.Existing["b"] = stack.World.Existing["a"];

        var up = await stack.UpAsync(program);
        var import = await stack.Engine.ImportAsync(
            ScriptedStack.Program(program), [new ImportRequest(Thing, "b", "b")], new CommandOptions { PreviewOnly = true });

        up.Calls.First(call => call.Method == "Handshake").RequestJson.Contains("sendsOldOutputsToCheck", StringComparison.Ordinal).ShouldBe(isNewest);
        up.Calls.Where(call => call.Method == "Check")
            .ShouldAllBe(call => call.RequestJson.Contains("\"oldOutputs\": { \"name\": \"a\" }", StringComparison.Ordinal) == isNewest);
        import.Calls.Single(call => call.Method == "Read").RequestJson.Contains("\"properties\": { }", StringComparison.Ordinal).ShouldBe(isNewest);
        import.Phases.Any(phase => phase.Kind == PhaseKind.SchemaOnly).ShouldBe(isNewest);
    }

    // What else 'do' can do is an update of a program that the CLI writes, and a list, which is a stream: the plugin itself is replayed against those.
    [Theory]
    [InlineData("05-read")]
    [InlineData("06-read-missing")]
    [InlineData("07-function")]
    [InlineData("12-read-stateless")]
    public async Task Do_RecordedStep_MakesTheRecordedCalls(string name)
    {
        var step = RecordedStep.Load("do-commands", name);

        var run = await RecordedCommand.RunAsync(step);

        new Comparison.CallComparison(step, new Comparison.ExplainedDifferences()).Compare(run.Result).ShouldBeEmpty();
        run.Result.Succeeded.ShouldBe(step.Succeeded);
    }

    private static async Task<IEnumerable<string>> DoAsync(ScriptedStack stack, DirectCommand command)
    {
        var result = await stack.Engine.DoAsync(command);
        result.Succeeded.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Text)));
        return result.Steps.Select(step => $"{step.Operation} {step.Id}");
    }
}
