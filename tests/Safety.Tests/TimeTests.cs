namespace MediaProviders.Safety.Tests;

public sealed class TimeTests
{
    private const string Timeouts = "customTimeouts: { create: 90s, update: 90s, delete: 90s, read: 90s }";

    // What an operation waits for, besides a list that lags.
    private static readonly Dictionary<string, Fault> Waits = new(StringComparer.Ordinal)
    {
        ["no answer"] = new Fault { Delay = Timeout.InfiniteTimeSpan },
        ["no answer to what is done"] = new Fault { AnswerDelay = TimeSpan.FromHours(1) },
        ["half an answer"] = Fault.Ends(AnswerEnding.Stall, count: null),
        ["Retry-After"] = Fault.Answers(429, count: null) with { RetryAfter = TimeSpan.FromHours(2) },
        ["503 again and again"] = Fault.Answers(503, count: null) with { RetryAfter = TimeSpan.FromSeconds(3) },
        ["lost answers of writes"] = Fault.LosesAnswer(FaultRoute.Post, count: null),
        ["lost answers of deletes"] = Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Delete, count: null),
    };

    private static readonly string[] AllOperations = ["create", "update", "delete", "refresh"];

    public static TheoryData<string> Operations => [.. AllOperations];

    public static TheoryData<string, bool> RetryAfters => Cross(AllOperations, [false, true]);

    public static TheoryData<string, string> InterruptedWaits => Cross([.. Waits.Keys, "lag"], AllOperations);

    [Theory]
    [MemberData(nameof(RetryAfters))]
    public async Task Command_RetryAfterIsLongerThanTheTimeout_EndsAtTheTimeout(string operation, bool asDate)
    {
        await using var stack = Before(operation);
        stack.One.Faults.Add(Fault.Answers(429, count: null) with { RetryAfter = TimeSpan.FromHours(2), RetryAfterAsDate = asDate });
        var began = stack.World.Clock.GetUtcNow();
        Run(stack, operation).ShouldBeFalse();
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(93));
        stack.Said.ShouldContain("did not finish within 90 seconds");
        stack.Said.ShouldContain("customTimeouts");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_RetryAfterWithinTheTimeout_IsHonouredAndShown(bool asDate)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(Fault.Answers(429) with { RetryAfter = TimeSpan.FromMinutes(3), RetryAfterAsDate = asDate });
        var began = stack.World.Clock.GetUtcNow();
        stack.Up(Program("first"), UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
        stack.Said.ShouldContain("429");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Command_AServerThatNeverAnswers_EndsAtItsTimeout(string operation)
    {
        await using var stack = Before(operation);
        var known = stack.ReadState().Resources.Count;
        stack.One.Faults.Add(new Fault { Delay = Timeout.InfiniteTimeSpan });
        var began = stack.World.Clock.GetUtcNow();
        Run(stack, operation).ShouldBeFalse();
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(93));
        stack.ReadState().Resources.Count.ShouldBe(known);
    }

    [Theory]
    [MemberData(nameof(InterruptedWaits))]
    public async Task Interrupt_WhileSomethingIsWaitedFor_EndsWithinTwoSecondsAndTheStateSaysTheTruth(string wait, string operation)
    {
        await using var stack = Before(operation);
        if (wait == "lag")
        {
            stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) };
        }
        else
        {
            stack.One.Faults.Add(Waits[wait]);
        }

        var after = TimeSpan.FromSeconds(5);
        var began = stack.World.Clock.GetUtcNow();
        stack.Interrupted((engine, token) => Start(engine, operation, token), after);
        (stack.World.Clock.GetUtcNow() - began - after).ShouldBeLessThan(TimeSpan.FromSeconds(2.2));
        foreach (var resource in stack.ReadState().Resources.Where(resource => !resource.IsUnfinished && operation != "delete"))
        {
            stack.Has("images").ShouldNotBeNull().Password.ShouldBe(resource.Secret);
        }

        if (stack.ReadState().Resources.Count == 0)
        {
            stack.Has("images").ShouldBeNull("what has been written must be in the state");
        }

        stack.One.Faults.Clear();
        stack.World.Clock.Pass(TimeSpan.FromMinutes(10));
        stack.Up(Program("second")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("second");
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    [Fact]
    public async Task UpInterrupted_AtAnyTimeOfACreate_EndsWithinTwoSecondsAndTheNextAdopts()
    {
        var (refused, unfinished) = (0, 0);
        for (var step = 0; step < 40; step++)
        {
            await using var stack = new SimulatedStack(step, new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(step % 3) });
            var after = TimeSpan.FromMilliseconds(step * 20);
            var began = stack.World.Clock.GetUtcNow();
            var up = stack.UpInterrupted(Program("first"), after, UpdateOnly);
            (stack.World.Clock.GetUtcNow() - began - after).ShouldBeLessThan(TimeSpan.FromSeconds(2.2));
            refused += up.Succeeded ? 0 : 1;
            var state = stack.ReadState().Resources;
            unfinished += state.Count(r => r.IsUnfinished);
            if (state.Count == 0)
            {
                stack.Has("images").ShouldBeNull("what has been written must be in the state");
            }

            stack.Up(Program("first")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Has("images")!.Password.ShouldBe("first");
            stack.ReadState().Resources.Single().IsUnfinished.ShouldBeFalse();
        }

        refused.ShouldBeGreaterThan(5);
        unfinished.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task UpInterrupted_AGeneratedNameInMidCreate_IsAdoptedByTheNext()
    {
        for (var step = 0; step < 20; step++)
        {
            await using var stack = new SimulatedStack(step, new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });
            var program = new ProgramText().Add("images", null, ProgramText.Basic("reader", "first"));
            stack.UpInterrupted(program, TimeSpan.FromMilliseconds(step * 20), UpdateOnly);
            stack.Up(program).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Store.Entries("bot").ShouldHaveSingleItem();
        }
    }

    private static TheoryData<TFirst, TSecond> Cross<TFirst, TSecond>(IEnumerable<TFirst> firsts, IEnumerable<TSecond> seconds)
    {
        var data = new TheoryData<TFirst, TSecond>();
        foreach (var (first, second) in firsts.SelectMany(first => seconds.Select(second => (first, second))))
        {
            data.Add(first, second);
        }

        return data;
    }

    // A stack on which the operation is the next one.
    private static SimulatedStack Before(string operation)
    {
        var stack = new SimulatedStack();
        if (operation != "create")
        {
            stack.Up(Program("first", Timeouts)).Succeeded.ShouldBeTrue(stack.Said);
        }

        return stack;
    }

    private static bool Run(SimulatedStack stack, string operation) => stack.Command((engine, token) => Start(engine, operation, token)).Succeeded;

    private static Task<CommandResult> Start(TestEngine engine, string operation, CancellationToken token)
    {
        var program = new StackProgram((operation == "delete" ? new ProgramText() : Program("second", Timeouts)).ToString());
        return operation == "refresh" ? engine.RefreshAsync(program, UpdateOnly, token) : engine.UpAsync(program, UpdateOnly, token);
    }

    private static ProgramText Program(string password, params string[] options) =>
        new ProgramText().Add("images", "images", ProgramText.Basic("reader", password), options: options);
}
