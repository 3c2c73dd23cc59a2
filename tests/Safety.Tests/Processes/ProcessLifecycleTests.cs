using System.Collections.Concurrent;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>
/// Random lifecycles with real plugin processes, where only files can tell one process what another has done: those of the seeds 1 to 30, or as
/// <see cref="LifecycleSeeds"/> says. The first that fails is shrunk.
/// </summary>
public sealed class ProcessLifecycleTests
{
    private const int UsualCount = 30;
    private const int MostCount = 100;
    private const int AtATime = 2;
    private const int MostRunsToShrink = 12;

    // Longer than the lag of the servers' lists, so that a plugin's last words have been heard.
    private static readonly TimeSpan UntilListsAreFresh = TimeSpan.FromMilliseconds(400);
    private static readonly CommandOptions RefreshFirst = new() { Refresh = true };

    [Fact]
    public async Task Lifecycles_WithRealProcesses_EndAsTheProgramSays()
    {
        var failed = new ConcurrentBag<(int Seed, Exception Failure)>();
        await Parallel.ForEachAsync(
            LifecycleSeeds.Of(Environment.GetEnvironmentVariable, UsualCount, MostCount), new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (seed, _) =>
        {
            if (await FailureOfAsync(ProcessPlan.Draw(seed)) is { } failure)
            {
                failed.Add((seed, failure));
            }
        });
        if (failed.OrderBy(failure => failure.Seed).ToList() is [var first, ..])
        {
            var shrunk = await Shrinker.ShrinkAsync(
                ProcessPlan.Draw(first.Seed), plan => plan.Smaller(), async plan => await FailureOfAsync(plan) is not null, MostRunsToShrink);
            Assert.Fail($"""
                {string.Join('\n', failed.Select(failure => $"seed {failure.Seed}: {failure.Failure.Message}"))}
                Replay: MEDIAPROVIDERS_SEED={first.Seed} dotnet test tests/Safety.Tests --filter ProcessLifecycleTests
                The first one shrunk: {shrunk}
                """);
        }
    }

    [Fact]
    public void Smaller_OfAPlan_LeavesOutWhatIsThere()
    {
        for (var seed = 1; seed <= UsualCount; seed++)
        {
            var plan = ProcessPlan.Draw(seed);
            $"{ProcessPlan.Draw(seed)}".ShouldBe($"{plan}");
            plan.Smaller().ShouldNotContain(plan);
            while (plan.Smaller().FirstOrDefault() is { } smaller)
            {
                plan = smaller;
            }

            (plan.Moves, plan.Lag).ShouldBe((false, TimeSpan.Zero));
            plan.Steps.ShouldHaveSingleItem().Smaller().ShouldBeEmpty();
        }
    }

    private static async Task<Exception?> FailureOfAsync(ProcessPlan plan) => await Record.ExceptionAsync(() => LiveAsync(plan));

    private static async Task LiveAsync(ProcessPlan plan)
    {
        await using var stack = await ProcessStack.StartAsync(new EmulatorSettings { ReadLag = plan.Lag });
        stack.One.Put("bot", Entry.Bearer("stranger", "s3cret-stranger"));
        var program = new ProgramText();
        foreach (var step in plan.Steps)
        {
            (string, string)[] other = plan.Moves ? [("endpoint", stack.FirstAddressAgain), ("botId", "bot"), ("apiToken", ProcessStack.Token)] : [];
            var small = SmallProgram.Draw(new Random(step.ProgramSeed), "name-", other);
            program = small.Program;
            stack.Faults.Replace(step.Fault is null ? [] : [step.Fault]);
            using (var interrupt = new CancellationTokenSource(step.InterruptAfter ?? Timeout.InfiniteTimeSpan))
            {
                await stack.UpAsync(program, null, interrupt.Token);
            }

            stack.Said.ShouldNotContain("s3cret", Case.Sensitive);
            stack.Faults.Clear();
            await Task.Delay(UntilListsAreFresh);
            (await stack.UpAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Entries("bot").Where(e => e.Name != "stranger").Select(e => $"{e.Name}={e.Password}").ShouldBe(small.Wanted, ignoreOrder: true);
            stack.ClaimFiles.ShouldBeEmpty();
        }

        (await stack.UpAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue(stack.Said);
        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0, stack.Said);
        (await stack.DestroyAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Entries("bot").Select(e => $"{e.Name}={e.BearerToken}").ShouldBe(["stranger=s3cret-stranger"]);
    }
}
