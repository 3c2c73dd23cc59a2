using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Plugin;

/// <summary>
/// Connection middleware before HTTP: rejects other users, adds a <see cref="ClientConnection"/>, and reads the client's header limit.
/// </summary>
/// <param name="isOtherUser">Given the local and the remote end, whether to close the connection before a byte is read.</param>
/// <param name="sessionsOf">Returns the session slot of a connection, given a token that fires when the connection is closed.</param>
internal sealed class ConnectionSetup(Func<EndPoint?, EndPoint?, bool> isOtherUser, Action? rejected, Func<CancellationToken, SessionSlot> sessionsOf)
{
    public static SessionSlot SessionsOf(ServerCallContext call) => call.GetHttpContext().Features.Get<ClientConnection>()!.Sessions;

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async context =>
    {
        if (isOtherUser(context.LocalEndPoint, context.RemoteEndPoint))
        {
            rejected?.Invoke();
            context.Abort();
            return;
        }

        var connection = new ClientConnection(context.Features.Get<IConnectionHeartbeatFeature>(), sessionsOf(context.ConnectionClosed));
        context.Features.Set(connection);
        context.Features.Set<IConnectionHeartbeatFeature>(connection);
        var stopping = context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        await ReadSettingsAsync(context.Transport.Input, connection, stopping);
        await next(context);
    };

    /// <summary>Reads the client's first bytes without consuming them: HTTP reads them again.</summary>
    private static async Task ReadSettingsAsync(PipeReader input, ClientConnection connection, CancellationToken stopping)
    {
        try
        {
            for (var isOver = false; !isOver;)
            {
                var result = await input.ReadAsync(stopping);
                isOver = ClientSettings.TryRead(result.Buffer, out var maxHeaderListBytes) || result.IsCompleted;
                input.AdvanceTo(result.Buffer.Start, isOver ? result.Buffer.Start : result.Buffer.End);
                connection.MaxHeaderListBytes = maxHeaderListBytes ?? ClientConnection.UnannouncedHeaderListBytes;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The connection ended, or the server is stopping; HTTP handles both.
        }
    }

    /// <summary>
    /// An HTTP/2 connection with a heartbeat of its own. On its heartbeat, every second, Kestrel notices that a connection which it is closing has no call
    /// left. But it stops the heartbeat as the first step of stopping (KestrelServer.StopAsync, ASP.NET Core 8 and later), so that a connection with a running
    /// call would otherwise never be closed.
    /// </summary>
    /// <param name="kestrels">Kestrel's heartbeat; null when there is none.</param>
    internal sealed class ClientConnection(IConnectionHeartbeatFeature? kestrels, SessionSlot sessions) : IConnectionHeartbeatFeature
    {
        /// <summary>The limit of grpc-go clients, which do not announce it: 16 MiB (the default of MaxHeaderListSize).</summary>
        public const long UnannouncedHeaderListBytes = 16 * 1024 * 1024;

        private readonly Lock gate = new();
        private (Action<object> Action, object State)[] listeners = [];

        /// <summary>
        /// The largest header list that the client accepts, in bytes as counted by RFC 9113, section 6.5.2. Default: the limit of grpc-go clients.
        /// </summary>
        public long MaxHeaderListBytes { get; set; } = UnannouncedHeaderListBytes;

        public SessionSlot Sessions => sessions;

        public void OnHeartbeat(Action<object> action, object state)
        {
            kestrels?.OnHeartbeat(action, state);
            lock (gate)
            {
                listeners = [.. listeners, (action, state)];
            }
        }

        public void Beat() => Array.ForEach(Volatile.Read(ref listeners), listener => listener.Action(listener.State));
    }
}

/// <summary>
/// Shortens a gRPC status to the client's header limit. A client would discard a response with a larger header list, so parts of it are left out: first the
/// details, then the end of the message. The status code is always sent.
/// </summary>
internal static class StatusLimit
{
    private const string Message = "grpc-message";
    private const string Details = "grpc-status-details-bin";

    // HTTP/2 counts 32 bytes for each field in addition to its name and value (RFC 9113, section 6.5.2).
    private const int FieldOverhead = 32;
    private const int EscapeLength = 3;

    // The other fields of a response without messages: grpc-status, and HTTP's status, content type and date.
    private const int OtherFields = 600;

    public static void Fit(HttpResponse response, long maxBytes)
    {
        var fields = response.HasStarted ? response.HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : response.Headers;
        if (fields is null || fields.IsReadOnly || fields[Message] is not [{ } message])
        {
            return;
        }

        var room = maxBytes - OtherFields - Message.Length - FieldOverhead;
        var details = fields[Details] is [{ } text] ? text.Length + Details.Length + FieldOverhead : 0;
        if (details > 0 && message.Length + details > room)
        {
            fields.Remove(Details);
        }

        if (message.Length > room)
        {
            fields[Message] = Cut(message, (int)Math.Max(0, room));
        }
    }

    /// <summary>The percent-encoded text, cut after the last complete character that fits.</summary>
    internal static string Cut(string encoded, int length)
    {
        // Not inside an escape: '%' and two digits.
        var escape = encoded.LastIndexOf('%', Math.Max(0, length - 1), Math.Min(length, EscapeLength - 1));
        length = escape >= 0 ? escape : length;

        // Nor before a UTF-8 continuation byte: 80 to BF.
        while (length >= EscapeLength && length + 1 < encoded.Length && encoded[length] == '%' && encoded[length + 1] is '8' or '9' or 'A' or 'B')
        {
            length -= EscapeLength;
        }

        return encoded[..length];
    }
}

/// <summary>Reads SETTINGS_MAX_HEADER_LIST_SIZE of an HTTP/2 client, which Kestrel does not expose: RFC 9113, sections 3.4 and 6.5.</summary>
internal static class ClientSettings
{
    private const int FrameHeaderLength = 9;
    private const int EntryLength = 6;
    private const int MaxFrameLength = 16 * 1024;
    private const byte SettingsType = 4;
    private const ushort MaxHeaderListSize = 6;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>False when more bytes are needed. The result is null when the client does not send the setting, or does not use HTTP/2.</summary>
    public static bool TryRead(ReadOnlySequence<byte> start, out long? maxHeaderListBytes)
    {
        maxHeaderListBytes = null;
        ReadOnlySpan<byte> bytes = start.ToArray();
        var preface = bytes[..Math.Min(bytes.Length, Preface.Length)];
        if (!Preface.StartsWith(preface))
        {
            return true;
        }

        var frame = bytes[preface.Length..];
        if (frame.Length < FrameHeaderLength)
        {
            return false;
        }

        var length = (frame[0] << 16) | (frame[1] << 8) | frame[2];
        if (frame[3] != SettingsType || length > MaxFrameLength)
        {
            return true;
        }

        var isComplete = frame.Length >= FrameHeaderLength + length;
        for (var rest = isComplete ? frame.Slice(FrameHeaderLength, length) : []; rest.Length >= EntryLength; rest = rest[EntryLength..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(rest) == MaxHeaderListSize)
            {
                maxHeaderListBytes = BinaryPrimitives.ReadUInt32BigEndian(rest[2..]);
            }
        }

        return isComplete;
    }
}
