using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;

namespace MediaProviders.Safety.Tests;

public sealed class ProofOfDeletionTests
{
    private static readonly ProgramText Program = new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"));

    private static readonly Dictionary<string, Fault> BadAnswers = new(StringComparer.Ordinal)
    {
        ["301"] = Redirect(301),
        ["302"] = Redirect(302),
        ["308"] = Redirect(308),
        ["401"] = Fault.Answers(401),
        ["403"] = Fault.Answers(403),
        ["404"] = Fault.Answers(404),
        ["410"] = Fault.Answers(410),
        ["429"] = Fault.Answers(429),
        ["500"] = Fault.Answers(500),
        ["502 with HTML"] = Fault.Html(502),
        ["503"] = Fault.Answers(503),
        ["204"] = Fault.Answers(204),
        ["HTML"] = Fault.Html(200),
        ["empty"] = Says(""),
        ["null"] = Says("null"),
        ["array"] = Says("[]"),
        ["text"] = Says("\"images\""),
        ["number"] = Says("7"),
        ["empty object"] = Says("{}"),
        ["settings null"] = Says("""{"settings":null}"""),
        ["no media"] = Says("""{"settings":{"application":{}}}"""),
        ["providers null"] = Says("""{"settings":{"application":{"media":{"providers":null}}}}"""),
        ["providers an object"] = Says("""{"settings":{"application":{"media":{"providers":{}}}}}"""),
        ["another shape"] = Says("""{"providers":[]}"""),
        ["truncated"] = Says("""{"settings":{"application":{"media":{"providers":["""),
        ["two documents"] = Says("""{"settings":{"application":{"media":{"providers":[]}}}}{}"""),
        ["cut off"] = Fault.Ends(AnswerEnding.HalfBody),
        ["an error as 200"] = Says("""{"message":"404","details":"Not found"}"""),
    };

    private static readonly HashSet<string> WithoutArray = ["null", "empty object", "settings null", "no media", "providers null"];

    public static TheoryData<string> Names => [.. BadAnswers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commands_ABadAnswer_LeaveTheStateAlone(string name)
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        var before = stack.ReadState().Resources.Single();
        stack.One.Faults.Add(BadAnswers[name] with { Route = FaultRoute.List, Count = null });

        stack.Refresh(Program).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);
        stack.Up(Program, new LocalEngine.CommandOptions { Refresh = true }).Succeeded.ShouldBeFalse(name);
        Unchanged(stack, before);

        // A delete's look and its confirmation may take a list without its array for an empty one: nothing can be lost by it.
        if (!WithoutArray.Contains(name) && name != "an error as 200" && name != "another shape")
        {
            stack.Destroy(Program).Succeeded.ShouldBeFalse(name);
            Unchanged(stack, before);
        }

        stack.One.Faults.Clear();
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Destroy(Program).Succeeded.ShouldBeTrue(stack.Said);
    }

    [Theory]
    [InlineData(EmptyListForm.EmptyObject)]
    [InlineData(EmptyListForm.NoMedia)]
    [InlineData(EmptyListForm.NoProviders)]
    [InlineData(EmptyListForm.NullProviders)]
    [InlineData(EmptyListForm.NullBody)]
    public async Task Refresh_AListWithoutItsArray_IsAnErrorUnlessTheEnvironmentSaysMissing(EmptyListForm form)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { EmptyList = form });
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Remove("bot", "images");
        stack.Refresh(Program).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("MEDIAPROVIDERS_EMPTY_LIST=missing");
        stack.ReadState().Resources.ShouldHaveSingleItem();
        stack.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        stack.Refresh(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldBeEmpty();
        stack.Up(Program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Destroy(Program).Succeeded.ShouldBeTrue(stack.Said);
    }

    private static void Unchanged(SimulatedStack stack, Support.StateView.Resource before)
    {
        var now = stack.ReadState().Resources.ShouldHaveSingleItem();
        (now.Id, now.Secret, now.Delete).ShouldBe((before.Id, before.Secret, false));
        stack.Has("images")!.Password.ShouldBe("first");
    }

    private static Fault Says(string body) => new() { Status = 200, Body = body, ContentType = "application/json" };

    private static Fault Redirect(int status) =>
        Fault.Answers(status) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "http://127.0.0.1:5002/" } };
}
