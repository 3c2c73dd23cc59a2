using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Framing;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;
using MediaProviders.Grpc.Wire;

namespace MediaProviders.Grpc.Tests;

/// <summary>How the end of a call is said.</summary>
public class StatusTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    [Fact]
    public async Task Status_CallSucceeds_IsInTrailers()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        response.Blocks.Count.ShouldBe(2);
        response.Blocks[0].ShouldContain((":status", "200"));
        response.Blocks[0].ShouldContain(("content-type", "application/grpc"));
        response.Blocks[1].ShouldBe([("grpc-status", "0")]);
    }

    [Fact]
    public async Task Status_CallFails_IsInTheOnlyHeaderFields()
    {
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.NotFound, "gone")));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        var fields = response.Blocks.ShouldHaveSingleItem();
        fields.ShouldContain((":status", "200"));
        fields.ShouldContain(("content-type", "application/grpc"));
        fields.ShouldContain(("grpc-status", "5"));
        fields.ShouldContain(("grpc-message", "gone"));
        response.Data.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("plain text, with \"quotes\" and ~", "plain text, with \"quotes\" and ~")]
    [InlineData("two\r\nlines", "two%0D%0Alines")]
    [InlineData("100 %", "100 %25")]
    [InlineData("%41", "%2541")]
    [InlineData("grün 🦊", "gr%C3%BCn %F0%9F%A6%8A")]
    [InlineData("\0\t\u007f", "%00%09%7F")]
    [InlineData("", null)]
    public async Task Message_AnyText_IsPercentEncoded(string message, string? encoded)
    {
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.Aborted, message)));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        response.Status.ShouldBe("10");
        response.Message.ShouldBe(encoded);
        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Message.ShouldBe(message);
        error.Status.ShouldBe(StatusCode.Aborted);
    }

    [Fact]
    public async Task Message_LoneSurrogate_IsReplaced()
    {
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.Aborted, "lone \ud800 half \udc00")));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        response.Status.ShouldBe("10");
        response.Message.ShouldBe("lone %EF%BF%BD half %EF%BF%BD");
    }

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%E2%82", "\ufffd")]
    [InlineData("%e2%82%ac", "€")]
    public void Message_NotWellEncoded_IsReadAsFarAsItGoes(string encoded, string message) => StatusMessage.Decode(encoded).ShouldBe(message);

    [Fact]
    public async Task Details_OfAFailure_TravelUnpaddedWithTheSameCode()
    {
        IMessage[] details = [new StringValue { Value = "a" }, Any.Pack(new Int32Value { Value = 7 })];
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.InvalidArgument, "näh", details)));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        var text = response.Field("grpc-status-details-bin").ShouldNotBeNull();
        text.ShouldNotContain("=");
        BinaryValue.TryDecode(text, out var bytes).ShouldBeTrue();
        var status = Status.Parser.ParseFrom(bytes);
        status.Code.ShouldBe(3);
        status.Message.ShouldBe("näh");
        status.Details.Select(d => d.TypeUrl).ShouldBe(["type.googleapis.com/google.protobuf.StringValue", "type.googleapis.com/google.protobuf.Int32Value"]);

        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Details.Count.ShouldBe(2);
        error.Details[1].ShouldBeOfType<Any>().Unpack<Int32Value>().Value.ShouldBe(7);
    }

    [Fact]
    public async Task Details_OverOneMebibyte_ArriveWhole()
    {
        var state = new StringValue { Value = new string('s', 1_000_000) };
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.Unknown, "half done", [state])));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        response.Field("grpc-status-details-bin").ShouldNotBeNull().Length.ShouldBeGreaterThan(1_300_000);
        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Details.ShouldHaveSingleItem().ShouldBeOfType<Any>().Unpack<StringValue>().ShouldBe(state);
    }

    [Fact]
    public async Task Details_OverTheClientsLimit_AreCutToFit()
    {
        const int Limit = 8192;
        IMessage[] details = [new StringValue { Value = "first" }, new StringValue { Value = new string('x', 8000) }];
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new RpcException(StatusCode.Unknown, "half done", details)));
        var client = await server.RawAsync(maxHeaderListBytes: Limit);
        var response = await client.CallAsync(Echo.Say, Hello);
        response.Status.ShouldBe("2");
        response.Message.ShouldBe("half done");
        BinaryValue.TryDecode(response.Field("grpc-status-details-bin").ShouldNotBeNull(), out var bytes).ShouldBeTrue();
        Status.Parser.ParseFrom(bytes).Details.ShouldHaveSingleItem().Unpack<StringValue>().Value.ShouldBe("first");
        ShouldFit(response, Limit);
    }

    [Theory]
    [InlineData('m')]
    [InlineData('é')]
    [InlineData('\n')]
    public async Task Message_OverTheClientsLimit_IsCutBetweenCharacters(char character)
    {
        const int Limit = 8192;
        await using var server = await TestServer.StartAsync(Echo.Failing(
            () => new RpcException(StatusCode.Unknown, new string(character, 100_000), [new StringValue { Value = "detail" }])));
        var client = await server.RawAsync(maxHeaderListBytes: Limit);
        var response = await client.CallAsync(Echo.Say, Hello);
        response.Status.ShouldBe("2");
        var message = StatusMessage.Decode(response.Message.ShouldNotBeNull());
        message.ShouldBe(new string(character, message.Length));
        message.Length.ShouldBeGreaterThan(1000);
        response.Field("grpc-status-details-bin").ShouldBeNull();
        ShouldFit(response, Limit);
    }

    [Fact]
    public async Task Exception_Unhandled_IsUnknownAndSaysNothingOfIt()
    {
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new InvalidOperationException("password hunter2")));
        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.Unknown);
        error.Message.ShouldBe("'/test.Echo/Say' failed with an unexpected error.");
        error.Details.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exception_OfCancellationThatIsNotTheCalls_IsUnknown()
    {
        await using var server = await TestServer.StartAsync(Echo.Failing(() => new OperationCanceledException("another one's")));
        (await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unknown);
    }

    [Fact]
    public async Task Exception_TheApplicationKnows_IsMapped()
    {
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            Services = _ => [Echo.Service((request, _) => throw (request.Value == "known" ? new FormatException() : new InvalidOperationException()))],
            MapException = e => e is FormatException ? new RpcException(StatusCode.OutOfRange, "mapped") : null,
        });
        var error = await server.Channel().SayAsync("known").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.OutOfRange);
        error.Message.ShouldBe("mapped");
        (await server.Channel().SayAsync("unknown").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unknown);
    }

    [Fact]
    public async Task Exception_MappingThrows_IsUnknown()
    {
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            Services = _ => [Echo.Failing(() => new InvalidOperationException())],
            MapException = _ => throw new FormatException("hunter2"),
        });
        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.Unknown);
        error.Message.ShouldBe("'/test.Echo/Say' failed with an unexpected error.");
    }

    [Fact]
    public async Task Handler_GivesNothing_IsUnknown()
    {
        await using var server = await TestServer.StartAsync(Echo.Service((_, _) => Task.FromResult<StringValue>(null!)));
        (await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unknown);
    }

    private static void ShouldFit(RawResponse response, int limit) =>
        response.Blocks.ShouldHaveSingleItem().Sum(f => f.Name.Length + f.Value.Length + 32).ShouldBeLessThanOrEqualTo(limit);
}
