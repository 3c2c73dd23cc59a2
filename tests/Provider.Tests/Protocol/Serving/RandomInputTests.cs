using FsCheck;
using FsCheck.Fluent;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Bytes from anyone: no crash, no hang, and the next client is served.</summary>
public class RandomInputTests : WireTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(400);

    [Fact]
    public async Task Connection_RandomBytes_LeaveTheServerServing()
    {
        Check(Prop.ForAll<byte[], bool>((bytes, withPreface) =>
            SendAndCloseAsync(withPreface ? [.. RawClient.Preface, .. bytes] : bytes).GetAwaiter().GetResult()));
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
        Check(Prop.ForAll(frames.NonEmptyListOf().ToArbitrary(), sequence => SendFramesAsync(sequence).GetAwaiter().GetResult()));
        await server.ShouldStillServeAsync();

        async Task<bool> SendFramesAsync(IEnumerable<(FrameType Type, byte Flags, int Stream, byte[] Payload)> sequence)
        {
            using var other = await RawClient.ConnectAsync(server.Port);
            try
            {
                await other.BeginAsync(WireCall.Say);
                foreach (var (type, flags, stream, payload) in sequence)
                {
                    await other.SendAsync(type, flags, stream, payload);
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
    public void Call_RandomBody_IsAnsweredWithAStatus()
    {
        Check(Prop.ForAll<byte[]>(body =>
        {
            var status = client.CallAsync(WireCall.Say, body).GetAwaiter().GetResult().Status;
            return status is "0" or "2" or "8" or "12" or "13";
        }));
    }

    [Fact]
    public void Call_RandomProtobuf_IsAnsweredOrRefused()
    {
        Check(Prop.ForAll<byte[]>(body =>
        {
            var tree = client.CallAsync(WireCall.Say, RawClient.Frame(Properties.StructBytes.Field(3, body))).GetAwaiter().GetResult().Status;
            var whole = client.CallAsync(WireCall.Say, RawClient.Frame(body)).GetAwaiter().GetResult().Status;
            return tree is "0" or "3" or "13" && whole is "0" or "3" or "13";
        }));
    }

    [Fact]
    public void ClientSettings_RandomBytes_AreReadOrWaitForMore() => Check(Prop.ForAll<byte[]>(bytes =>
    {
        var known = ClientSettings.TryRead(new([.. RawClient.Preface, .. bytes]), out var max);
        return known || (max is null && bytes.Length < 9 + (16 * 1024));
    }));

    private static void Check(FsCheck.Property property) => property.Check(Thorough);

    /// <summary>Sends the bytes, half-closes, and waits until the server has had enough.</summary>
    private async Task<bool> SendAndCloseAsync(byte[] bytes)
    {
        using var patience = new CancellationTokenSource(RawClient.Patience);
        using var socket = new System.Net.Sockets.TcpClient("127.0.0.1", server.Port);
        try
        {
            var stream = socket.GetStream();
            await stream.WriteAsync(bytes, patience.Token);
            socket.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
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
