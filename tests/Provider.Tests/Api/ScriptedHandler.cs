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
