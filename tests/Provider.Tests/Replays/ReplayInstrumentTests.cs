namespace MediaProviders.Provider.Tests.Replays;

/// <summary>A replay that cannot fail would prove nothing: these show what its parts notice.</summary>
public sealed class ReplayInstrumentTests
{
    public static TheoryData<string, string, string[]> Trees => new()
    {
        { """{"a":1,"b":{"c":[1,2]}}""", """{"b":{"c":[1,2]},"a":1}""", [] },
        { """{"a":1}""", """{"a":2}""", ["a: recorded 1, ours 2"] },
        { """{"a":{"b":1}}""", """{"a":{}}""", ["a.b: recorded 1, ours nothing"] },
        { """{"a":{}}""", """{"a":{"b":null}}""", ["a.b: recorded nothing, ours null"] },
        { """{"a":[1,2]}""", """{"a":[2,1]}""", ["a[0]: recorded 1, ours 2", "a[1]: recorded 2, ours 1"] },
        { """{"a":[1]}""", """{"a":[1,2]}""", ["a: recorded [1], ours [1,2]"] },
        { """{"a":""}""", """{"a":null}""", ["a: recorded \"\", ours null"] },
    };

    [Theory, MemberData(nameof(Trees))]
    public void Compare_Trees_TellsEachDifference(string recorded, string ours, string[] differences) =>
        TreeDifference.Between(JsonNode.Parse(recorded), JsonNode.Parse(ours)).Select(difference => difference.ToString()).ShouldBe(differences);

    [Theory]
    [InlineData("127.0.0.1:8099", "127.0.0.1:4321")]
    [InlineData("http://localhost:80992\adefault", "http://localhost:43212\adefault")]
    [InlineData("127.0.0.1:460951", "127.0.0.1:501231")]
    [InlineData("127.0.0.1:ENGINE", "127.0.0.1:50123")]
    [InlineData("8099 10.0.0.1:8099", "8099 10.0.0.1:8099")]
    public void Rewrite_Ports_ReplacesOnlyThem(string recorded, string rewritten) => new RecordedPorts(4321).Rewrite(recorded, 50123).ShouldBe(rewritten);

    [Fact]
    public void Rewrite_AnyBytes_KeepsAllOthers()
    {
        byte[] bytes = [0, 255, 128, 195, .. Encoding.ASCII.GetBytes("127.0.0.1:8099"), 200];
        new RecordedPorts(4321).Rewrite(bytes, 50123).ShouldBe([0, 255, 128, 195, .. Encoding.ASCII.GetBytes("127.0.0.1:4321"), 200]);
    }

    [Fact]
    public void Order_CallsOfOneProcess_OverlapAsRecorded()
    {
        RecordedOrder order = new([Call(1, 2, 10, 20), Call(1, 1, 5, 30), Call(1, 3, 30, 40)]);
        order.EndedBefore(1).ShouldBeEmpty();
        order.EndedBefore(2).ShouldBe([0, 1]);
    }

    [Fact]
    public void Order_CallsOfTwoProcesses_OverlapOnlyWhenTheyMustHave()
    {
        // Process 2 started 100 ms after process 1, give or take one: its calls end at 110, 150 and 300 of process 1's time.
        RecordedLine[] lines = [Call(2, 1, 5, 10), Call(1, 1, 90, 111), Call(1, 2, 120, 149), Call(2, 2, 30, 50), Call(2, 3, 190, 200), Call(1, 3, 310, 320)];
        RecordedOrder order = new(lines);
        order.EndedBefore(3).ShouldBe([0, 1], "the second call of process 1 ended at least 18 ms after this one began");
        order.EndedBefore(5).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Table_EachEntry_NamesARecordedCallOnce()
    {
        var entries = ExplainedDifference.All;
        entries.Select(entry => (entry.Step, entry.Call, entry.Path)).Distinct().Count().ShouldBe(entries.Count);
        foreach (var entry in entries)
        {
            var slash = entry.Step.LastIndexOf('/');
            var step = RecordedStep.Load(entry.Step[..slash], entry.Step[(slash + 1)..]);
            (entry.Call == "API" || step.Calls.Any(call => call.Key == entry.Call)).ShouldBeTrue($"{entry.Step} {entry.Call}");
        }
    }

    [Fact]
    public void Classes_OfReplays_CoverEveryScenario() =>
        typeof(ScenarioReplay).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RecordedScenario)))
            .Select(RecordedScenario.ScenarioOf).Order(StringComparer.Ordinal).ShouldBe(RecordedStep.Scenarios());

    [Fact]
    public void Secrets_OfAStep_AreFoundMarkedAndPlain() =>
        RecordedSecrets.Of(RecordedStep.Load("lifecycle", "02-up-create")).ShouldBe(["first-bearer", "first-password", "token-of-the-bot"], ignoreOrder: true);

    private static RecordedCall Call(int process, int index, int start, int end) => new(process, index, "Check", start, end)
    {
        Request = [], Responses = [], Metadata = new Dictionary<string, string>(StringComparer.Ordinal), RequestJson = [],
    };
}
