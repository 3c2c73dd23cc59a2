using Grpc.Core;
using Grpc.Net.Client;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <summary>
/// The engine's log, for messages to the user. The connection is opened by the first message. If the engine has ended or does not respond, only the message is
/// lost: no call fails because of it, and none waits long for it. The engine closes the connection when it ends.
/// </summary>
internal sealed class EngineLog(string address, TimeProvider time, TimeSpan longestWait) : OperationReporter.ILog
{
    /// <summary>How long a call waits by default until its messages are sent: 2 seconds.</summary>
    public static readonly TimeSpan DefaultLongestWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    private readonly Lazy<Engine.EngineClient> client = new(() => Dial(address));
    private volatile bool isStuck;

    public async Task SendAsync(LogRequest request, Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            using var limit = new CancellationTokenSource(LongestCall, time);
            await client.Value.LogAsync(request, cancellationToken: limit.Token);
            isStuck = false;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or ArgumentException or UriFormatException)
        {
            // The engine has ended.
        }
    }

    /// <summary>Waits a short time until the messages are sent, but not at all after a wait in vain, until one is sent again.</summary>
    public async Task WaitAsync(Task sent)
    {
        if (sent.IsCompleted || isStuck)
        {
            return;
        }

        try
        {
            await sent.WaitAsync(longestWait, time);
        }
        catch (TimeoutException)
        {
            isStuck = true;
        }
    }

    // Loads the gRPC client library. No proxy and no cookies: the engine is on this machine.
    private static Engine.EngineClient Dial(string address) => new(GrpcChannel.ForAddress($"{Uri.UriSchemeHttp}://{address}", new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null },
        DisposeHttpClient = true,
    }));
}
