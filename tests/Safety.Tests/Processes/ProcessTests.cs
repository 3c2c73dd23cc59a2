using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Lifecycles;
using MediaProviders.Safety.Tests.Programs;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>With real plugin processes: the cases of claims, where only files can tell one process what another has done, and random lifecycles.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Passwords = ["s3cret-one", "s3cret-two", "s3cret-three"];

    public static TheoryData<string> Names => [.. ClaimTests.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_WithRealProcesses_LosesNothing(string name)
    {
        await using var stack = await ProcessStack.StartAsync();
        stack.One.Put("bot-two", Entry.Bearer("images", "strangers-token"));
        await ClaimTests.All[name](stack);
        stack.One.Find("bot-two", "images")!.BearerToken.ShouldBe("strangers-token");
        stack.ClaimFiles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(20)]
    public async Task Lifecycles_WithRealProcesses_EndAsTheProgramSays(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + 10; seed++)
        {
            await LiveAsync(new Random(seed), $"seed {seed}");
        }
    }

    private static async Task LiveAsync(Random random, string seed)
    {
        await using var stack = await ProcessStack.StartAsync(new EmulatorSettings { ReadLag = TimeSpan.FromMilliseconds(random.Next(2) * 300) });
        stack.One.Put("bot", Entry.Bearer("stranger", "s3cret-stranger"));
        var program = new ProgramText();
        for (var step = 0; step < 3; step++)
        {
            var wanted = Draw(random);
            program = Write(wanted);
            stack.Faults.Replace(random.Next(3) == 0 ? [] : [DrawFault(random)]);
            using var interrupt = new CancellationTokenSource(random.Next(4) == 0 ? TimeSpan.FromMilliseconds(200 + random.Next(600)) : Timeout.InfiniteTimeSpan);
            await stack.UpAsync(program, null, interrupt.Token);
            stack.Said.ShouldNotContain("s3cret", Case.Sensitive, seed);
            stack.Faults.Clear();
            await Task.Delay(400, CancellationToken.None);

            (await stack.RefreshAsync(program)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
            (await stack.UpAsync(program)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
            var entries = stack.One.Entries("bot").Where(e => e.Name != "stranger").Select(e => $"{e.Name}={e.Password}").Order(StringComparer.Ordinal);
            entries.ShouldBe(wanted.Select(w => $"{w.Value.Name}={w.Value.Password}").Order(StringComparer.Ordinal), seed);
            stack.ClaimFiles.ShouldBeEmpty(seed);
        }

        (await stack.DestroyAsync(program)).Succeeded.ShouldBeTrue($"{seed}: {stack.Said}");
        stack.One.Entries("bot").Select(e => $"{e.Name}={e.BearerToken}").ShouldBe(["stranger=s3cret-stranger"], seed);
    }

    // Each resource has names of its own, so that nothing is ever refused: every failure is one of safety.
    private static Dictionary<string, (string Name, string Password)> Draw(Random random) => Enumerable.Range(0, 3).Where(_ => random.Next(4) > 0).ToDictionary(
        index => $"r{index}{(random.Next(4) == 0 ? "renamed" : "")}",
        index => ($"name-{(char)('a' + index)}{(random.Next(3) == 0 ? "-other" : "")}", Passwords[index]),
        StringComparer.Ordinal);

    private static ProgramText Write(Dictionary<string, (string Name, string Password)> wanted)
    {
        var program = new ProgramText();
        foreach (var (resource, (name, password)) in wanted)
        {
            program.Add(resource, name, ProgramText.Basic("reader", password));
        }

        return program;
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
