using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>A connection by the Chrome DevTools Protocol (chromedevtools.github.io/devtools-protocol): commands with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentQueue<JsonNode> _events = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _sending = new(1);
    private Task _receiving = Task.CompletedTask;
    private int _last;

    private DevTools()
    {
    }

    /// <summary>Every event so far, oldest first.</summary>
    public IReadOnlyList<JsonNode> Events => [.. _events];

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var devTools = new DevTools();
        await devTools._socket.ConnectAsync(address, cancellationToken);
        devTools._receiving = devTools.ReceiveAsync();
        return devTools;
    }

    /// <summary>Sends a command, to a page's session or to the browser, and waits for its answer.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            command["sessionId"] = session;
        }

        await _sending.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(_end.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _end.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var message = await ReadMessageAsync();
                if (message["id"]?.GetValue<int>() is not { } id)
                {
                    _events.Enqueue(message);
                }
                else if (_waiting.TryRemove(id, out var answer))
                {
                    Answer(answer, message);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            foreach (var answer in _waiting.Values)
            {
                answer.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private static void Answer(TaskCompletionSource<JsonNode> answer, JsonNode message)
    {
        if (message["error"] is { } error)
        {
            answer.SetException(new InvalidOperationException($"Chromium refused a command: {error.ToJsonString()}"));
        }
        else
        {
            answer.SetResult(message["result"]!);
        }
    }

    private async Task<JsonNode> ReadMessageAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _end.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!;
    }
}
