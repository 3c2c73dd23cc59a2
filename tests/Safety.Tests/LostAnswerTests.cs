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
        ["429"] = Fault.Answers(429),
        ["408, done"] = Fault.LosesAnswer(FaultRoute.Any, 408),
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
            EachWriteFollowsALook(stack);
            stack.One.Faults.Replace([fault]);
            stack.Refresh(Program(name, password)).Succeeded.ShouldBeTrue(stack.Said);
            var known = stack.ReadState().Resources.ShouldHaveSingleItem();
            (known.Name, known.Secret, known.IsUnfinished).ShouldBe((name, password, false));
        }

        stack.One.Faults.Replace([fault]);
        stack.Destroy(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["stranger"]);
        EachWriteFollowsALook(stack);
    }

    [Theory]
    [InlineData(FaultRoute.Post,
        "'bot/pictures' may have been created, but this is not confirmed: it was sent, but the answer was lost and the list cannot be read to see what became "
            + "of it.")]
    [InlineData(FaultRoute.Delete, "It is not known whether the server has carried it out. Try again. The list cannot be read to see what became of it.")]
    public async Task Up_AnswersStayLostAndTheListIsDown_SaysWhatIsUnknownAndTheNextRepairs(FaultRoute route, string says)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program("images", "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Fault.LosesAnswer(route, count: null));
        // The look before each of the two writes works, everything after does not.
        stack.One.Faults.Add(Fault.Answers(403, FaultRoute.List, count: null) with { FromCall = route == FaultRoute.Post ? 2 : 4 });
        stack.Up(Program("pictures", "first"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain(says);
        stack.One.Faults.Clear();
        stack.Up(Program("pictures", "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["pictures"]);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    // Two writes without a look in between are two writers.
    private static void EachWriteFollowsALook(SimulatedStack stack) =>
        stack.One.Requests.Zip(stack.One.Requests.Skip(1)).ShouldAllBe(pair => pair.First.Method == "GET" || pair.Second.Method == "GET");

    private static ProgramText Program(string name, string password) => new ProgramText().Add("images", name, ProgramText.Basic("reader", password));
}
