namespace MediaProviders.Emulator.Tests;

public sealed class FaultTextTests
{
    [Theory]
    [InlineData("{}", "all calls", "changes nothing")]
    [InlineData("""{"status":503,"count":1}""", "the next call", "answers 503, not carried out")]
    [InlineData("""{"method":"POST","botId":"b","entryName":"n","fromCall":3,"count":2}""", "the next 2 POST calls of bot 'b' for entry 'n', after 2 more",
        "changes nothing")]
    [InlineData("""{"method":"GET","status":429,"retryAfterSeconds":1.5}""", "all GET calls", "answers 429, Retry-After 1.5 s, not carried out")]
    [InlineData("""{"method":"DELETE","applied":true,"ending":"resetBeforeAnswer"}""", "all DELETE calls", "connection reset before the answer, carried out")]
    [InlineData("""{"route":"other","ending":"halfBody"}""", "all other calls", "ends after half of the body")]
    [InlineData("""{"delaySeconds":2,"answerDelaySeconds":-1,"lagSeconds":3}""", "all calls",
        "waits before it is carried out, 2 s, waits before it is answered, without end, lists show it after 3 s")]
    public void Text_OfAFault_SaysWhichCallsAndWhat(string json, string calls, string effect)
    {
        var fault = FaultJson.Read(json);

        FaultText.Calls(fault).ShouldBe(calls);
        FaultText.Effect(fault).ShouldBe(effect);
    }

    [Fact]
    public void Text_OfAFaultThatRepeatsSecrets_HoldsNoneOfItsTexts()
    {
        var fault = Fault.Echoes(401) with
            { Body = "the-secret", Reason = "the-secret", Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-A"] = "the-secret" } };

        FaultText.Effect(fault).ShouldBe("answers 401, another reason phrase, another body, another Content-Type, more headers, not carried out");
    }

    [Fact]
    public void Text_OfEveryEnding_IsItsOwn()
    {
        var texts = Enum.GetValues<AnswerEnding>().Select(ending => FaultText.Effect(new Fault { Ending = ending, Applied = false })).ToList();

        texts.Distinct(StringComparer.Ordinal).Count().ShouldBe(texts.Count);
    }
}
