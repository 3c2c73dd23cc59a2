using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Framing;
using MediaProviders.Grpc.Serving;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>Bytes from anyone: no crash, no hang, and the next client is served.</summary>
public class RandomInputTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(400);

    [Fact]
    public async Task Connection_RandomBytes_LeaveTheServerServing()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        Check(Prop.ForAll<byte[], bool>((bytes, withPreface) =>
            SendAndCloseAsync(server, withPreface ? [.. RawClient.Preface, .. bytes] : bytes).GetAwaiter().GetResult()));
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Connection_RandomFrames_LeaveTheServerServing()
    {
        var frames =
            from type in Gen.Choose(0, 11)
            from flags in Gen.Choose(0, 255)
            from stream in Gen.Choose(0, 7)
            from payload in ArbMap.Default.GeneratorFor<byte[]>()
            select (Type: (FrameType)type, Flags: (byte)flags, Stream: stream, Payload: payload);
        await using var server = await TestServer.StartAsync(Echo.Service());
        Check(Prop.ForAll(frames.NonEmptyListOf().ToArbitrary(), sequence => SendFramesAsync(sequence).GetAwaiter().GetResult()));
        await server.ShouldStillServeAsync();

        async Task<bool> SendFramesAsync(IEnumerable<(FrameType Type, byte Flags, int Stream, byte[] Payload)> sequence)
        {
            using var client = await RawClient.ConnectAsync(server.Server.Port);
            try
            {
                await client.BeginAsync(Echo.Say);
                foreach (var (type, flags, stream, payload) in sequence)
                {
                    await client.SendAsync(type, flags, stream, payload);
                }
            }
            catch (IOException)
            {
                // The server has hung up already.
            }

            return true;
        }
    }

    [Fact]
    public async Task Call_RandomBody_IsAnsweredWithAStatus()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        Check(Prop.ForAll<byte[]>(body =>
        {
            var status = client.CallAsync(Echo.Say, body).GetAwaiter().GetResult().Status;
            return status is "0" or "8" or "12" or "13";
        }));
    }

    [Fact]
    public async Task Call_RandomProtobuf_IsAnsweredOrInternal()
    {
        await using var server = await TestServer.StartAsync(
            new GrpcService("test.Any").Unary<Struct, Struct>("Echo", Struct.Parser, (request, _) => Task.FromResult(request)));
        var client = await server.RawAsync();
        Check(Prop.ForAll<byte[]>(body =>
        {
            var status = client.CallAsync("/test.Any/Echo", RawClient.Frame(body)).GetAwaiter().GetResult().Status;
            return status is "0" or "13";
        }));
    }

    [Fact]
    public async Task Call_NestedTenThousandDeep_IsInternal()
    {
        byte[] nested = [];
        for (var i = 0; i < 10_000; i++)
        {
            using var outer = new MemoryStream();
            using (var writer = new Google.Protobuf.CodedOutputStream(outer, leaveOpen: true))
            {
                // ListValue.values = 1 and Value.list_value = 6, by turns.
                writer.WriteTag(i % 2 == 0 ? 6 : 1, Google.Protobuf.WireFormat.WireType.LengthDelimited);
                writer.WriteBytes(Google.Protobuf.ByteString.CopyFrom(nested));
            }

            nested = outer.ToArray();
        }

        await using var server = await TestServer.StartAsync(
            new GrpcService("test.Any").Unary<ListValue, ListValue>("Echo", ListValue.Parser, (request, _) => Task.FromResult(request)));
        (await (await server.RawAsync()).CallAsync("/test.Any/Echo", RawClient.Frame(nested))).Status.ShouldBe("13");
    }

    [Fact]
    public void Timeout_RandomText_RoundTripsOrIsRefused() => Check(Prop.ForAll<NonNull<string>>(text =>
        !GrpcTimeout.TryParse(text.Get, out var timeout)
        || (GrpcTimeout.TryParse(GrpcTimeout.Format(timeout), out var again) && again >= timeout)));

    [Fact]
    public void Message_RandomText_ComesBack() => Check(Prop.ForAll<NonNull<string>>(text =>
    {
        var wellFormed = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        var encoded = StatusMessage.Encode(text.Get, long.MaxValue);
        return encoded.All(c => c is >= ' ' and <= '~') && StatusMessage.Decode(encoded) == wellFormed;
    }));

    [Fact]
    public void BinaryValue_RandomBytes_ComeBackPaddedOrNot() => Check(Prop.ForAll<byte[]>(bytes =>
        BinaryValue.TryDecode(BinaryValue.Encode(bytes), out var bare) && bare.SequenceEqual(bytes)
        && BinaryValue.TryDecode(Convert.ToBase64String(bytes), out var padded) && padded.SequenceEqual(bytes)));

    [Fact]
    public void ClientSettings_RandomBytes_AreReadOrWaitForMore() => Check(Prop.ForAll<byte[]>(bytes =>
    {
        var known = ClientSettings.TryRead(new([.. RawClient.Preface, .. bytes]), out var max);
        return known || (max is null && bytes.Length < 9 + (16 * 1024));
    }));

    private static void Check(Property property) => property.Check(Thorough);

    /// <summary>Sends the bytes, half-closes, and waits until the server has had enough.</summary>
    private static async Task<bool> SendAndCloseAsync(TestServer server, byte[] bytes)
    {
        using var patience = new CancellationTokenSource(RawClient.Patience);
        using var client = new System.Net.Sockets.TcpClient("127.0.0.1", server.Server.Port);
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(bytes, patience.Token);
            client.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            using var answer = new MemoryStream();
            await stream.CopyToAsync(answer, patience.Token);
            return answer.Length < 64 * 1024;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
