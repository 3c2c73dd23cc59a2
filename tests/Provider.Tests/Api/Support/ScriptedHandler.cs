using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace MediaProviders.Tests.Api;

/// <summary>Answers requests by their number, from 1, instead of a server.</summary>
internal sealed class ScriptedHandler(Func<int, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private int count;

    public ScriptedHandler(Func<int, HttpResponseMessage> answer)
        : this((number, _, _) => Task.FromResult(answer(number)))
    {
    }

    /// <summary>Requests so far.</summary>
    public int Count => Volatile.Read(ref count);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        answer(Interlocked.Increment(ref count), request, cancellationToken);
}

/// <summary>Answers and failures as .NET's HTTP stack presents them.</summary>
internal static class Trouble
{
    public static HttpResponseMessage Answer(int status, string body = "", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    public static async Task<HttpResponseMessage> MakeAsync(string kind, CancellationToken cancellationToken) => kind switch
    {
        "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)SocketError.ConnectionRefused)),
        "no host" => throw new HttpRequestException(HttpRequestError.NameResolutionError, "x", new SocketException((int)SocketError.HostNotFound)),
        "no reply" => throw new TaskCanceledException("x", new TimeoutException()),
        "certificate" => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "x", new AuthenticationException("not trusted")),
        "broken" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "x"),
        "half" => new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) },
        "html" => Answer(200, "<html>"),
        "silent" => await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken),
        _ => Answer(int.Parse(kind, CultureInfo.InvariantCulture)),
    };

    private sealed class BrokenStream : MemoryStream
    {
        private bool started;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (started)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "x");
            }

            started = true;
            return ValueTask.FromResult(Encoding.UTF8.GetBytes("{\"settings\":", buffer.Span));
        }
    }
}

/// <summary>Keeps what a call tells.</summary>
internal sealed class RecordingObserver : CallObserver
{
    private readonly ConcurrentQueue<CallObserver.Wait> waits = new();
    private readonly ConcurrentQueue<CallObserver.Attempt> attempts = new();
    private readonly ConcurrentQueue<string> notices = new();

    public IReadOnlyList<CallObserver.Wait> Waits => [.. waits];

    public IReadOnlyList<CallObserver.Attempt> Attempts => [.. attempts];

    public IReadOnlyList<string> Notices => [.. notices];

    public override void Waiting(CallObserver.Wait wait) => waits.Enqueue(wait);

    public override void Attempted(CallObserver.Attempt attempt) => attempts.Enqueue(attempt);

    public override void Noticed(string notice) => notices.Enqueue(notice);
}
