namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Deadlines that clients set; the library keeps them, by the system's clock.</summary>
public class DeadlineTests : WireTests
{
    [Fact]
    public async Task Call_DeadlinePasses_IsSaidAndCancelsTheHandler()
    {
        var (_, cancelled) = server.Package.Resource.HoldCreates(_ => throw new InvalidOperationException("The hold ended."));
        var response = await client.CallAsync(WireCall.Create, WireCall.One, ("grpc-timeout", "20m"));

        response.Status.ShouldBe("4");
        await cancelled;
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Status.ShouldBe("0");
    }

    [Theory]
    [InlineData("99999999H")]
    [InlineData("2400H")]
    [InlineData("1")]
    [InlineData("-1S")]
    [InlineData("soon")]
    public async Task Call_LongOrMalformedTimeout_IsAnswered(string timeout) =>
        (await client.CallAsync(WireCall.Say, WireCall.Hello, ("grpc-timeout", timeout))).Status.ShouldBe("0");
}
