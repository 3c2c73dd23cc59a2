using System.IO.Pipelines;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Framing;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>The limit on messages, both ways.</summary>
public class MessageSizeTests
{
    private const int Small = 1000;
    private const string Blob = "/test.Blob/Echo";

    [Theory]
    [InlineData(Small, Small, "0")]
    [InlineData(Small + 1, 0, "8")]
    [InlineData(0, Small + 1, "8")]
    public async Task Unary_AtAndOverTheLimit_PassesAndIsExhausted(int request, int response, string status)
    {
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            MaxMessageBytes = Small,
            Services = _ => [Blobs((_, _) => Task.FromResult(OfSize(response)))],
        });
        var client = await server.RawAsync();
        (await client.CallAsync(Blob, RawClient.Frame(OfSize(request)))).Status.ShouldBe(status);
        (await client.CallAsync(Blob, RawClient.Frame(OfSize(Small)))).Status.ShouldBe(response > Small ? "8" : "0", "the connection serves on");
    }

    [Fact]
    public async Task Unary_ClaimsTooMuch_IsRefusedBeforeItsBytes()
    {
        await using var server = await TestServer.StartAsync(Blobs((request, _) => Task.FromResult(request)));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Blob);
        await client.SendDataAsync(id, new byte[] { 0, 0x19, 0, 0, 1 }, endStream: false);
        var response = await client.ReadResponseAsync(id);
        response.Status.ShouldBe("8");
        response.Message.ShouldBe("The message has 419430401 bytes, more than the limit of 419430400.");

        var largest = await client.BeginAsync(Blob);
        await client.SendDataAsync(largest, new byte[] { 0, 255, 255, 255, 255 }, endStream: false);
        (await client.ReadResponseAsync(largest)).Message.ShouldBe("The message has 4294967295 bytes, more than the limit of 419430400.");
    }

    [Fact]
    public async Task Unary_FourHundredMebibytes_PassBothWaysAndOneByteMoreDoesNot()
    {
        const int Limit = 400 * 1024 * 1024;
        await using var server = await TestServer.StartAsync(Blobs(
            (request, _) => Task.FromResult(request.Value.Length > 0 ? request : OfSize(Limit + 1))));
        var channel = server.Channel();
        var largest = OfSize(Limit);
        largest.CalculateSize().ShouldBe(Limit);
        var answer = await channel.UnaryAsync(Blob, largest, BytesValue.Parser);
        answer.Value.Length.ShouldBe(largest.Value.Length);
        answer.Value.Span[^1].ShouldBe((byte)42);

        var request = await channel.UnaryAsync(Blob, OfSize(Limit + 1), BytesValue.Parser).ShouldThrowAsync<RpcException>();
        request.Status.ShouldBe(StatusCode.ResourceExhausted);
        var response = await channel.UnaryAsync(Blob, new BytesValue(), BytesValue.Parser).ShouldThrowAsync<RpcException>();
        response.Status.ShouldBe(StatusCode.ResourceExhausted);
        response.Message.ShouldBe("The message to send has 419430401 bytes, more than the limit of 419430400.");
    }

    [Fact]
    public async Task Channel_AnswerOverItsLimit_IsExhausted()
    {
        await using var server = await TestServer.StartAsync(Blobs((_, _) => Task.FromResult(OfSize(Small + 1))));
        var channel = server.Channel(new GrpcChannelOptions { MaxMessageBytes = Small });
        var error = await channel.UnaryAsync(Blob, new BytesValue(), BytesValue.Parser).ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.ResourceExhausted);
        error.Message.ShouldBe("The message has 1001 bytes, more than the limit of 1000.");
    }

    [Fact]
    public async Task Read_ClaimedLength_AllocatesOnlyWhatArrives()
    {
        var pipe = new Pipe();
        var reader = new MessageReader(pipe.Reader, GrpcServerOptions.DefaultMaxMessageBytes);
        await pipe.Writer.WriteAsync(new byte[] { 0, 0x18, 0xFF, 0xFF, 0xFF, 1, 2, 3 });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = reader.ReadAsync(BytesValue.Parser, CancellationToken.None);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024);
        reading.IsCompleted.ShouldBeFalse();
        await pipe.Writer.CompleteAsync();
        (await Should.ThrowAsync<RpcException>(async () => await reading)).Status.ShouldBe(StatusCode.Internal);
    }

    /// <summary>A message of so many bytes on the wire.</summary>
    private static BytesValue OfSize(int size)
    {
        if (size == 0)
        {
            return new BytesValue();
        }

        var overhead = 1 + CodedOutputStream.ComputeLengthSize(size);
        var content = new byte[size - overhead];
        content[^1] = 42;
        return new BytesValue { Value = UnsafeByteOperations.UnsafeWrap(content) };
    }

    private static GrpcService Blobs(Func<BytesValue, CallContext, Task<BytesValue>> handler) =>
        new GrpcService("test.Blob").Unary("Echo", BytesValue.Parser, handler);
}
