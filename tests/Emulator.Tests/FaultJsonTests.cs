namespace MediaProviders.Emulator.Tests;

public sealed class FaultJsonTests
{
    [Theory]
    [InlineData("""{"method":"GET","status":500}""")]
    [InlineData("""{"method":"POST","status":401,"count":2}""")]
    [InlineData("""{"method":"DELETE","fromCall":3,"applied":true,"ending":"resetBeforeAnswer"}""")]
    [InlineData("""{"route":"other","botId":"b","entryName":"n","reason":"r"}""")]
    [InlineData("""{"lagSeconds":0,"delaySeconds":-1,"answerDelaySeconds":1.5}""")]
    [InlineData("""{"body":"","contentType":"text/html","headers":{"Location":"/x"},"retryAfterSeconds":2,"retryAfterAsDate":true,"chunked":true}""")]
    [InlineData("{}")]
    public void Write_OfWhatWasRead_IsTheSame(string json) => JsonSerializer.Serialize(FaultJson.Read(json)).ShouldBe(json);

    [Fact]
    public void Read_MethodAndStatus_IsForAllCallsOfThatRoute()
    {
        FaultJson.Read("""{"method":"POST","status":500}""").ShouldSatisfyAllConditions(
            fault => fault.Route.ShouldBe(FaultRoute.Post),
            fault => fault.Status.ShouldBe(500),
            fault => fault.Count.ShouldBeNull(),
            fault => fault.FromCall.ShouldBe(1));
    }

    [Fact]
    public void Read_TimesInSeconds_AreSpans()
    {
        FaultJson.Read("""{"lagSeconds":2,"delaySeconds":-1,"answerDelaySeconds":0.5}""").ShouldSatisfyAllConditions(
            fault => fault.Lag.ShouldBe(TimeSpan.FromSeconds(2)),
            fault => fault.Delay.ShouldBe(Timeout.InfiniteTimeSpan),
            fault => fault.AnswerDelay.ShouldBe(TimeSpan.FromMilliseconds(500)));
    }

    [Theory]
    [InlineData("""{"method":"PUT"}""", "there is no call with method 'PUT'. Give GET, POST or DELETE, or a route.")]
    [InlineData("""{"status":99}""", "'status' is 99. Give a number from 200 to 599.")]
    [InlineData("""{"count":0}""", "'count' is 0. Give a number from 1 to 2147483647.")]
    [InlineData("""{"fromCall":0}""", "'fromCall' is 0. Give a number from 1 to 2147483647.")]
    [InlineData("""{"status":"many"}""", "'status' has a value of the wrong kind. Give a whole number.")]
    [InlineData("""{"status":500.5}""", "'status' has a value of the wrong kind. Give a whole number.")]
    [InlineData("""{"applied":1}""", "'applied' has a value of the wrong kind. Give true or false.")]
    [InlineData("""{"botId":[]}""", "'botId' has a value of the wrong kind. Give a text.")]
    [InlineData("""{"headers":{"A":1}}""", "'headers' has a value of the wrong kind. Give an object of texts.")]
    [InlineData("""{"delaySeconds":"long"}""", "'delaySeconds' has a value of the wrong kind. Give a number.")]
    [InlineData("""{"delaySeconds":1e300}""", "'delaySeconds' is 1E+300. Give seconds from 0 to 1000000.")]
    [InlineData("""{"lagSeconds":-1}""", "'lagSeconds' is -1. Give seconds from 0 to 1000000.")]
    [InlineData("""{"route":7}""", "'route' has a value of the wrong kind. Give one of any, list, post, delete, other.")]
    [InlineData(
        """{"ending":"slowly"}""",
        "'ending' has a value of the wrong kind. Give one of whole, resetBeforeAnswer, resetBeforeBody, resetDuringBody, resetAfterBody, halfBody, stall, "
            + "endless.")]
    [InlineData("[]", "it is not an object. Give one, such as {\"method\":\"POST\",\"status\":500}.")]
    [InlineData("null", "it is not an object. Give one, such as {\"method\":\"POST\",\"status\":500}.")]
    [InlineData("nonsense", "it is not JSON. Give an object, such as {\"method\":\"POST\",\"status\":500}.")]
    public void Read_Nonsense_SaysWhatToGive(string json, string text) =>
        Should.Throw<FormatException>(() => FaultJson.Read(json)).Message.ShouldBe($"Reading a fault failed: {text}");

    [Fact]
    public void Read_UnknownMember_NamesThoseThereAre()
    {
        Should.Throw<FormatException>(() => FaultJson.Read("""{"statsu":500}""")).Message
            .ShouldStartWith("Reading a fault failed: there is no member 'statsu'. There are method, route, status, botId, entryName, ");
    }
}
