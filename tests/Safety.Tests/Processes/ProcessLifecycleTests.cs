using MediaProviders.Emulator;
using MediaProviders.LocalEngine;
using MediaProviders.Safety.Tests.Programs;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>Random lifecycles with real plugin processes, where only files can tell one process what another has done.</summary>
public sealed class ProcessLifecycleTests
{
    private const int Lifecycles = 30;
    private const int Steps = 2;
    private const int AtATime = 2;

    // A second provider doubles the processes of a command.
    private const int MoveEvery = 3;

    // Longer than the lag of the servers' lists, so that a plugin's last words have been heard.
    private static readonly TimeSpan UntilListsAreFresh = TimeSpan.FromMilliseconds(400);
    private static readonly CommandOptions RefreshFirst = new() { Refresh = true };

    [Fact]
    public Task Lifecycles_WithRealProcesses_EndAsTheProgramSays() =>
        Parallel.ForEachAsync(Enumerable.Range(1, Lifecycles), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (seed, _) => await LiveAsync(new Random(seed), seed % MoveEvery == 0, $"seed {seed}"));

    private static async Task LiveAsync(Random random, bool moves, string seed)
    {
        await using var stack = await ProcessStack.StartAsync(new EmulatorSettings { ReadLag = TimeSpan.FromMilliseconds(random.Next(2) * 300) });
        stack.One.Put("bot", Entry.Bearer("stranger", "s3cret-stranger"));
        var program = new ProgramText();
        for (var step = 0; step < Steps; step++)
        {
            (string, string)[] other = moves ? [("endpoint", stack.FirstAddressAgain), ("botId", "bot"), ("apiToken", ProcessStack.Token)] : [];
            var small = SmallProgram.Draw(random, "name-", other);
            program = small.Program;
            stack.Faults.Replace(random.Next(3) == 0 ? [] : [DrawFault(random)]);
            using (var interrupt = new CancellationTokenSource(random.Next(4) == 0 ? TimeSpan.FromMilliseconds(200 + random.Next(600)) : Timeout.InfiniteTimeSpan))
            {
                await stack.UpAsync(program, null, interrupt.Token);
            }

            stack.Said.ShouldNotContain("s3cret", Case.Sensitive, seed);
            stack.Faults.Clear();
            await Task.Delay(UntilListsAreFresh);
            (await stack.UpAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
            stack.One.Entries("bot").Where(e => e.Name != "stranger").Select(e => $"{e.Name}={e.Password}").ShouldBe(small.Wanted, ignoreOrder: true, seed);
            stack.ClaimFiles.ShouldBeEmpty(seed);
        }

        (await stack.UpAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0, $"{seed}: {stack.Said}");
        (await stack.DestroyAsync(program, RefreshFirst)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
        stack.One.Entries("bot").Select(e => $"{e.Name}={e.BearerToken}").ShouldBe(["stranger=s3cret-stranger"], seed);
    }

    private static Fault DrawFault(Random random)
    {
        var route = (FaultRoute)(1 + random.Next(3));
        return random.Next(5) switch
        {
            0 => Fault.Answers(500, route),
            1 => Fault.LosesAnswer(route),
            2 => Fault.LosesAnswer(route, 502),
            3 => Fault.Ends(AnswerEnding.HalfBody, route),
            _ => Fault.Answers(403, route),
        };
    }
}
