using Grpc.Core;
using Grpc.Net.Client;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <summary>
/// The engine's log, where texts for the user go. The connection is made with the first text. If the engine is gone or does not answer, only the text is lost:
/// no call fails because of it, and none waits long for it. The engine closes the connection when it ends.
/// </summary>
internal sealed class EngineLog(string address, TimeProvider time, TimeSpan longestWait) : OperationReporter.ILog
{
    /// <summary>How long a call waits for its texts by default: 2 seconds.</summary>
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
            // The engine has gone.
        }
    }

    /// <summary>Waits until the texts are sent, but only a short time; not at all while an earlier one is still waiting.</summary>
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

    // The library is loaded here, with the first text. Nothing stands between the two: no proxy, no cookies.
    private static Engine.EngineClient Dial(string address) => new(GrpcChannel.ForAddress($"{Uri.UriSchemeHttp}://{address}", new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null },
        DisposeHttpClient = true,
    }));
}
