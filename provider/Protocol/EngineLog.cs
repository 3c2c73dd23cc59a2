using Grpc.Core;
using Grpc.Net.Client;
using MediaProviders.Protocol.Wire;
using MediaProviders.Safety;

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

    /// <summary>Waits a short time until the messages are sent. After a wait that timed out, it waits for none until one has been sent.</summary>
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

/// <summary>Sends the messages of one operation to the engine's log, in order.</summary>
/// <param name="log">The log; null when the engine's address is not known, in which case nothing is sent.</param>
/// <param name="urn">The resource that the messages belong to; empty for none.</param>
internal sealed class OperationReporter(OperationReporter.ILog? log, string urn) : Reporter
{
    private readonly Lock gate = new();
    private Task sent = Task.CompletedTask;
    private bool hasStatus;

    public override void Warn(string text) => Send(text, isStatus: false);

    public override void Status(string text) => Send(text, isStatus: true);

    /// <summary>Clears the status, and waits a short time until the messages are sent, because they belong before the response.</summary>
    public ValueTask EndAsync()
    {
        if (hasStatus)
        {
            // An empty status clears the CLI's Info column.
            Send("", isStatus: true);
        }

        return log is null || sent.IsCompleted ? ValueTask.CompletedTask : new ValueTask(log.WaitAsync(sent));
    }

    private void Send(string text, bool isStatus)
    {
        if (log is null)
        {
            return;
        }

        lock (gate)
        {
            hasStatus |= isStatus;
            var severity = isStatus ? LogSeverity.Info : LogSeverity.Warning;
            sent = log.SendAsync(new LogRequest { Severity = severity, Message = text, Urn = urn, Ephemeral = isStatus }, sent);
        }
    }

    /// <summary>A log for messages to the user. No member throws.</summary>
    internal interface ILog
    {
        /// <summary>Sends a message after <paramref name="previous"/>, the sending of the message before it.</summary>
        Task SendAsync(LogRequest request, Task previous);

        /// <summary>Waits until the messages are sent, for a short time at most.</summary>
        Task WaitAsync(Task sent);
    }
}
