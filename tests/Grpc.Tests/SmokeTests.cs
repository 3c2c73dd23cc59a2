using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

public class SmokeTests
{
    [Fact]
    public async Task Unary_Echo_Answers()
    {
        await using var server = await GrpcServer.StartAsync(new() { Services = _ => [Echo.Service()] });
        using var channel = new GrpcChannel($"127.0.0.1:{server.Port}");
        var answer = await channel.UnaryAsync(Echo.Say, new StringValue { Value = "hi" }, StringValue.Parser);
        answer.Value.ShouldBe("hi");
    }
}
