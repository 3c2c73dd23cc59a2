using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Emulator;

/// <summary>Sends an answer over a connection, whole, or cut short as a fault says.</summary>
/// <param name="time">The clock of the Date header.</param>
/// <param name="answered">Called once, just before the client can see that its request is done.</param>
internal sealed class AnswerWriter(HttpContext context, TimeProvider time, Action answered)
{
    private static readonly byte[] Filler = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Repeat("""{"name":"endless","type":"www","config":{"bearer":"endless"}},""", 256)));

    /// <summary>Sends it.</summary>
    /// <param name="chunked">Whether the body is sent without its length.</param>
    /// <param name="stopping">The end of the emulator.</param>
    public async Task SendAsync(Answer answer, AnswerEnding ending, bool chunked, CancellationToken stopping)
    {
        if (ending == AnswerEnding.ResetBeforeAnswer)
        {
            answered();
            Reset();
            return;
        }

        if (answer.Status is 204 or 304)
        {
            answer = answer with { Body = [], ContentType = null };
        }

        WriteHead(answer, ending, chunked);
        switch (ending)
        {
            case AnswerEnding.Whole or AnswerEnding.ResetAfterBody:
                answered();
                await WriteAsync(answer.Body);
                if (ending == AnswerEnding.ResetAfterBody)
                {
                    Reset();
                }

                break;
            case AnswerEnding.ResetBeforeBody or AnswerEnding.ResetDuringBody:
                await WriteAsync(ending == AnswerEnding.ResetBeforeBody ? ReadOnlyMemory<byte>.Empty : Half(answer.Body));
                answered();
                Reset();
                break;
            case AnswerEnding.HalfBody:
                answered();
                await WriteAsync(Half(answer.Body));
                context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Shutdown(SocketShutdown.Send);
                break;
            case AnswerEnding.Stall:
                await WriteAsync(Half(answer.Body));
                await GoneAsync(stopping);
                answered();
                break;
            default:
                await WriteAsync(answer.Body.Length == 0 ? [] : """{"settings":{"application":{"media":{"providers":["""u8.ToArray());
                await WriteEndlesslyAsync(stopping);
                answered();
                break;
        }
    }

    private void WriteHead(Answer answer, AnswerEnding ending, bool chunked)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = time.GetUtcNow().ToString("R");
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (!string.IsNullOrEmpty(answer.ContentType))
        {
            response.ContentType = answer.ContentType;
        }

        bool cutShort = ending is not (AnswerEnding.Whole or AnswerEnding.ResetAfterBody);
        if (!chunked && ending != AnswerEnding.Endless && answer.Status is >= 200 and not 204 and not 304)
        {
            // A body that is cut short must promise more than it holds, or the client would not notice.
            response.ContentLength = cutShort ? Math.Max(answer.Body.Length, 2) : answer.Body.Length;
        }
    }

    // The socket has almost no buffer, so a flush ends when the socket has the bytes.
    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await context.Response.StartAsync();
        if (bytes.Length > 0)
        {
            // Kestrel refuses even a write of nothing where the status allows no body, and closes the connection.
            await context.Response.Body.WriteAsync(bytes);
        }

        await context.Response.Body.FlushAsync();
    }

    private async Task WriteEndlesslyAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            while (!end.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(Filler, end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has closed the connection, or the emulator ends.
        }
    }

    private async Task GoneAsync(CancellationToken stopping)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var aborted = context.RequestAborted.Register(() => gone.TrySetResult());
        await using var stopped = stopping.Register(() => gone.TrySetResult());
        await gone.Task;
        context.Abort();
    }

    // Kestrel ends an aborted connection with RST, not with FIN.
    private void Reset() => context.Abort();

    private static ReadOnlyMemory<byte> Half(byte[] body) => body.AsMemory(0, body.Length / 2);
}
