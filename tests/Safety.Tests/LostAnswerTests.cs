using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;

namespace MediaProviders.Safety.Tests;

public sealed class LostAnswerTests
{
    private static readonly Dictionary<string, Fault> Troubles = new(StringComparer.Ordinal)
    {
        ["reset before, not done"] = Fault.Ends(AnswerEnding.ResetBeforeAnswer),
        ["reset before, done"] = Fault.LosesAnswer(FaultRoute.Any),
        ["reset before the body"] = Fault.Ends(AnswerEnding.ResetBeforeBody),
        ["reset during the body"] = Fault.Ends(AnswerEnding.ResetDuringBody),
        ["reset after the body"] = Fault.Ends(AnswerEnding.ResetAfterBody),
        ["half a body"] = Fault.Ends(AnswerEnding.HalfBody),
        ["stalls"] = Fault.Ends(AnswerEnding.Stall),
        ["answers too late"] = new Fault { AnswerDelay = TimeSpan.FromSeconds(45), Count = 1 },
        ["500, not done"] = Fault.Answers(500),
        ["500, done"] = Fault.LosesAnswer(FaultRoute.Any, 500),
        ["502, done"] = Fault.LosesAnswer(FaultRoute.Any, 502),
        ["503, done"] = Fault.LosesAnswer(FaultRoute.Any, 503),
    };

    public static TheoryData<string, FaultRoute, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, FaultRoute, int>();
            foreach (var trouble in Troubles.Keys)
            {
                foreach (var route in new[] { FaultRoute.List, FaultRoute.Post, FaultRoute.Delete })
                {
                    cases.Add(trouble, route, 1);
                    cases.Add(trouble, route, 3);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Life_WithLostAnswers_EndsAsTheProgramSays(string trouble, FaultRoute route, int times)
    {
        await using var stack = new SimulatedStack(times);
        stack.One.Store.Put("bot", Entry.Bearer("stranger", "strangers-token"));
        var fault = Troubles[trouble] with { Route = route, Count = times };
        foreach (var (name, password) in new[] { ("images", "first"), ("images", "second"), ("pictures", "second") })
        {
            stack.One.Faults.Replace([fault]);
            stack.Up(Program(name, password)).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["stranger", name], ignoreOrder: true);
            stack.Has(name)!.Password.ShouldBe(password);
            stack.One.Faults.Replace([fault]);
            stack.Refresh(Program(name, password)).Succeeded.ShouldBeTrue(stack.Said);
        }

        stack.One.Faults.Replace([fault]);
        stack.Destroy(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["stranger"]);
    }

    [Theory]
    [InlineData(FaultRoute.Post)]
    [InlineData(FaultRoute.Delete)]
    public async Task Up_AnswersStayLostAndTheListIsDown_SaysWhatIsUnknownAndTheNextRepairs(FaultRoute route)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program("images", "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Fault.LosesAnswer(route, count: null));
        // The look before each of the two writes works, everything after does not.
        stack.One.Faults.Add(Fault.Answers(403, FaultRoute.List, count: null) with { FromCall = route == FaultRoute.Post ? 2 : 4 });
        stack.Up(Program("pictures", "first"), new LocalEngine.CommandOptions { SkipPreview = true }).Succeeded.ShouldBeFalse();
        stack.One.Faults.Clear();
        stack.Up(Program("pictures", "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["pictures"]);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    private static ProgramText Program(string name, string password) => new ProgramText().Add("images", name, ProgramText.Basic("reader", password));
}
