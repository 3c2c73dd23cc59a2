using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Framing;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>Metadata in both directions.</summary>
public class MetadataTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    [Theory]
    [InlineData("AQI=")]
    [InlineData("AQI")]
    public async Task Request_BinaryValuePaddedOrNot_IsDecoded(string text)
    {
        Metadata? seen = null;
        await using var server = await TestServer.StartAsync(Recording(m => seen = m));
        var client = await server.RawAsync();
        (await client.CallAsync(Echo.Say, Hello, ("key-bin", text), ("traceparent", "00-ab-cd-01"))).Status.ShouldBe("0");
        seen.ShouldNotBeNull().GetBytes("key-bin").ShouldNotBeNull().ToArray().ShouldBe([1, 2]);
        seen.GetText("TraceParent").ShouldBe("00-ab-cd-01");
        seen.GetText("absent").ShouldBeNull();
    }

    [Fact]
    public async Task Request_ValuesOfOneName_KeepTheirOrder()
    {
        Metadata? seen = null;
        await using var server = await TestServer.StartAsync(Recording(m => seen = m));
        var client = await server.RawAsync();
        await client.CallAsync(Echo.Say, Hello, ("key-bin", "AQ,Ag=="), ("key-bin", "Aw"), ("word", "one"), ("word", "two"));
        seen.ShouldNotBeNull().GetAll("key-bin").Select(v => v.Span[0]).ShouldBe([(byte)1, (byte)2, (byte)3]);
        seen.GetAll("word").Count.ShouldBe(2);
        seen.GetText("word").ShouldBe("two");
    }

    [Fact]
    public async Task Request_FieldsOfHttpAndGrpc_AreNoMetadata()
    {
        Metadata? seen = null;
        await using var server = await TestServer.StartAsync(Recording(m => seen = m));
        var client = await server.RawAsync();
        await client.CallAsync(Echo.Say, Hello, ("grpc-timeout", "1H"), ("grpc-accept-encoding", "identity"), ("mine", "x"));
        seen.ShouldNotBeNull().Select(f => f.Key).ShouldBe(["mine"]);
    }

    [Theory]
    [InlineData("!!!!")]
    [InlineData("A")]
    [InlineData("AQ=====")]
    public async Task Request_BinaryValueNotBase64_IsInternal(string text)
    {
        await using var server = await TestServer.StartAsync(Recording(_ => { }));
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, Hello, ("key-bin", text));
        response.Status.ShouldBe("13");
        response.Message.ShouldBe("The value of metadata 'key-bin' is not base64.");
    }

    [Fact]
    public async Task Request_HeadersOf60KiB_AreTaken()
    {
        Metadata? seen = null;
        await using var server = await TestServer.StartAsync(Recording(m => seen = m));
        var client = await server.RawAsync();
        (await client.CallAsync(Echo.Say, Hello, ("big", new string('b', 60 * 1024)))).Status.ShouldBe("0");
        seen.ShouldNotBeNull().GetText("big")!.Length.ShouldBe(60 * 1024);

        (string, string)[] many = [.. Enumerable.Range(0, 500).Select(i => ($"field-{i}", new string('v', 60)))];
        (await client.CallAsync(Echo.Say, Hello, many)).Status.ShouldBe("0");
        seen.Count.ShouldBe(500);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("said no")]
    public async Task Response_Trailers_TravelWithTheStatus(string? failure)
    {
        await using var server = await TestServer.StartAsync(Echo.Service((request, context) =>
        {
            context.ResponseTrailers.Add("Cost", "12 cents");
            context.ResponseTrailers.Add("proof-bin", new byte[] { 255 });
            return failure is null ? Task.FromResult(request) : throw new RpcException(StatusCode.Aborted, failure);
        }));
        var response = await (await server.RawAsync()).CallAsync(Echo.Say, Hello);
        response.Blocks[^1].ShouldContain(("cost", "12 cents"));
        response.Blocks[^1].ShouldContain(("proof-bin", "/w"));
    }

    [Fact]
    public async Task Channel_Headers_ReachTheServer()
    {
        Metadata? seen = null;
        await using var server = await TestServer.StartAsync(Recording(m => seen = m));
        var headers = new Metadata();
        headers.Add("word", "one");
        headers.Add("key-bin", new byte[] { 9 });
        await server.Channel().SayAsync("hi", new GrpcCallOptions { Headers = headers });
        seen.ShouldNotBeNull().GetText("word").ShouldBe("one");
        seen.GetBytes("key-bin").ShouldNotBeNull().ToArray().ShouldBe([9]);
    }

    [Fact]
    public void Add_WhatHttpCannotCarry_IsRefused()
    {
        var metadata = new Metadata();
        Should.Throw<ArgumentException>(() => metadata.Add("a b", "x"));
        Should.Throw<ArgumentException>(() => metadata.Add(string.Empty, "x"));
        Should.Throw<ArgumentException>(() => metadata.Add("grpc-status", "0"));
        Should.Throw<ArgumentException>(() => metadata.Add(":path", "x"));
        Should.Throw<ArgumentException>(() => metadata.Add("name", "line\nbreak"));
        Should.Throw<ArgumentException>(() => metadata.Add("name", "ü"));
        Should.Throw<ArgumentException>(() => metadata.Add("name-bin", "text"));
        Should.Throw<ArgumentException>(() => metadata.Add("name", new byte[] { 1 }));
        metadata.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("AA==", 1)]
    [InlineData("AA", 1)]
    [InlineData("AAA=", 2)]
    [InlineData("AAAA", 3)]
    [InlineData(" AAAA ", 3)]
    public void Decode_Base64_IsTheBytes(string text, int length)
    {
        BinaryValue.TryDecode(text, out var bytes).ShouldBeTrue();
        bytes.ShouldBe(new byte[length]);
        BinaryValue.EncodedLength(length).ShouldBe(BinaryValue.Encode(bytes).Length);
    }

    private static GrpcService Recording(Action<Metadata> record) => Echo.Service((request, context) =>
    {
        record(context.RequestHeaders);
        return Task.FromResult(request);
    });
}
