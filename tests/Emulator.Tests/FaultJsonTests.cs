using System.Text;
using System.Text.Json;

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
    public void Write_OfWhatWasRead_IsTheSame(string json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            FaultJson.Write(writer, FaultJson.Read(json));
        }

        Encoding.UTF8.GetString(buffer.ToArray()).ShouldBe(json);
    }

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
    [InlineData("""{"method":"PUT"}""", "there is no call with method 'PUT'")]
    [InlineData("""{"status":99}""", "'status' is 99. Give a number from 200 to 599.")]
    [InlineData("""{"count":0}""", "'count' is 0.")]
    [InlineData("""{"fromCall":0}""", "'fromCall' is 0.")]
    [InlineData("""{"statsu":500}""", "statsu")]
    [InlineData("""{"ending":7}""", "ending")]
    [InlineData("""{"ending":"slowly"}""", "ending")]
    [InlineData("[]", "Reading a fault failed: ")]
    [InlineData("null", "Reading a fault failed: ")]
    [InlineData("nonsense", "Reading a fault failed: ")]
    public void Read_Nonsense_SaysWhat(string json, string text)
    {
        Should.Throw<FormatException>(() => FaultJson.Read(json)).Message.ShouldContain(text);
    }
}
