using RpcStatus = MediaProviders.Protocol.Wire.Rpc.Status;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>How the end of a call is said, and what becomes of it where the client takes less.</summary>
public class StatusLimitTests : WireTests
{
    private const int Limit = 8192;

    [Fact]
    public async Task Status_CallSucceeds_IsInTrailers()
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello);
        response.Blocks.Count.ShouldBe(2);
        response.Blocks[0].ShouldContain((":status", "200"));
        response.Blocks[0].ShouldContain(("content-type", "application/grpc"));
        response.Blocks[1].ShouldBe([("grpc-status", "0")]);
    }

    [Fact]
    public async Task Status_CallFails_IsInTheOnlyHeaderFields()
    {
        Fail("gone");
        var fields = (await client.CallAsync(WireCall.Create, WireCall.One)).Blocks.ShouldHaveSingleItem();
        fields.ShouldContain((":status", "200"));
        fields.ShouldContain(("content-type", "application/grpc"));
        fields.ShouldContain(("grpc-status", "2"));
        fields.ShouldContain(("grpc-message", "gone"));
    }

    [Theory]
    [InlineData("two\r\nlines", "two%0D%0Alines")]
    [InlineData("100 %", "100 %25")]
    [InlineData("grün 🦊", "gr%C3%BCn %F0%9F%A6%8A")]
    public async Task Message_AnyText_IsPercentEncoded(string message, string encoded)
    {
        Fail(message);
        (await client.CallAsync(WireCall.Create, WireCall.One)).Message.ShouldBe(encoded);
    }

    [Fact]
    public async Task Details_OfAFailure_HaveTheSameCodeAndText()
    {
        Fail("näh");
        var response = await client.CallAsync(WireCall.Create, WireCall.One);
        var status = RpcStatus.Parser.ParseFrom(Convert.FromBase64String(response.Field("grpc-status-details-bin").ShouldNotBeNull()));
        (status.Code, status.Message).ShouldBe((2, "näh"));
        status.Details.ShouldHaveSingleItem().Unpack<ErrorResourceInitFailed>().Id.ShouldBe("thing-1");
    }

    [Fact]
    public async Task Details_OverOneMebibyte_ArriveWhole()
    {
        Fail("half done", stateLength: 1_000_000);
        var failure = await Should.ThrowAsync<RpcException>(server.Client.CreateAsync());
        failure.Details().ShouldHaveSingleItem().Unpack<ErrorResourceInitFailed>().Properties.Fields["text"].StringValue.Length.ShouldBe(1_000_000);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(Limit, false)]
    public async Task Details_ToAClientWithALimit_ArriveWholeOrAreLeftOut(int stateLength, bool arrive)
    {
        Fail("half done", stateLength);
        var response = await (await server.RawAsync(maxHeaderListBytes: Limit)).CallAsync(WireCall.Create, WireCall.One);
        (response.Status, response.Message).ShouldBe(("2", "half done"));
        var details = response.Field("grpc-status-details-bin");
        (details?.Length > stateLength).ShouldBe(arrive);
        (details is null).ShouldBe(!arrive);
        response.Blocks.ShouldHaveSingleItem().Sum(f => f.Name.Length + f.Value.Length + 32).ShouldBeLessThanOrEqualTo(Limit);
    }

    [Theory, Each("m", "é", "€", "🦊", "\n")]
    public async Task Message_OverTheClientsLimit_IsCutBetweenCharacters(string character)
    {
        Fail(new StringBuilder().Insert(0, character, 50_000).ToString());
        for (var limit = Limit; limit < Limit + 12; limit++)
        {
            var response = await (await server.RawAsync(maxHeaderListBytes: (uint)limit)).CallAsync(WireCall.Create, WireCall.One);
            response.Status.ShouldBe("2");
            var message = Uri.UnescapeDataString(response.Message.ShouldNotBeNull());
            message.ShouldBe(new StringBuilder().Insert(0, character, message.Length / character.Length).ToString());
            message.Length.ShouldBeGreaterThan(500);
            response.Field("grpc-status-details-bin").ShouldBeNull();
            response.Blocks.ShouldHaveSingleItem().Sum(f => f.Name.Length + f.Value.Length + 32).ShouldBeLessThanOrEqualTo(limit);
        }
    }

    [Fact]
    public async Task Stream_FailsAfterAMessage_SaysSoInTrailersThatFit()
    {
        server.Package.Resource.Existing = new MadeList(
            2, index => index == 0 ? new Resource.Listed("a", "a") : throw new OperationFailedException(FailureKind.Failed, new string('m', 100_000)));
        var request = new ListRequest { Token = Support.PluginClient.Type };
        var response = await (await server.RawAsync(maxHeaderListBytes: Limit)).CallAsync(WireCall.List, RawClient.Frame(request));
        response.Messages().Count.ShouldBe(1);
        (response.Blocks.Count, response.Status).ShouldBe((2, "2"));
        response.Blocks[1].Sum(f => f.Name.Length + f.Value.Length + 32).ShouldBeLessThanOrEqualTo(Limit);
    }

    private void Fail(string message, int stateLength = 1)
    {
        var state = Tree.Of(("text", new string('s', stateLength)));
        server.Package.Resource.OnCreate = (_, _) => throw new PartlyDoneException("thing-1", state, state, message);
    }
}
