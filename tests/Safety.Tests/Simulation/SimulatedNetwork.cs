using System.Net;
using System.Net.Sockets;

namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>The hosts of a simulated world by scheme, name and port. Several names may lead to one server.</summary>
internal sealed class SimulatedNetwork(SimulatedWorld world)
{
    private readonly Dictionary<string, SimulatedServer> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives a server a name.</summary>
    /// <param name="origin">Scheme, host and port, as in <c>http://127.0.0.1:5001</c>.</param>
    public void Add(string origin, SimulatedServer server) => hosts.Add(origin, server);

    /// <summary>What carries the requests of one client.</summary>
    public HttpMessageHandler Connect() => new Handler(this);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (hosts.GetValueOrDefault(request.RequestUri!.GetLeftPart(UriPartial.Authority)) is not { IsDown: false } server)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused));
        }

        // Not asynchronous continuations: outside of a process HttpClient's own go on at once, on this thread.
        var answered = new TaskCompletionSource<HttpResponseMessage>();
        await using (cancellationToken.UnsafeRegister((_, token) => world.Post(null, _ => answered.TrySetCanceled(token), null), null).ConfigureAwait(false))
        {
            server.Begin(ReadRequest(request), answer => world.Post(null, _ => Complete(answered, answer), null));
            return await answered.Task.ConfigureAwait(false);
        }
    }

    private static ApiRequest ReadRequest(HttpRequestMessage request)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, null, CancellationToken.None);
        return new ApiRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : null,
            request.Content?.Headers.ContentType?.ToString(),
            body.ToArray());
    }

    private static void Complete(TaskCompletionSource<HttpResponseMessage> answered, SimulatedAnswer answer)
    {
        if (answer.Ending == AnswerEnding.ResetBeforeAnswer)
        {
            answered.TrySetException(new HttpRequestException("reset", new IOException("reset", new SocketException((int)SocketError.ConnectionReset))));
            return;
        }

        var response = new HttpResponseMessage((HttpStatusCode)answer.Answer.Status) { Content = new SimulatedBody(answer.Answer.Body, answer.Ending) };
        if (answer.Reason is not null)
        {
            response.ReasonPhrase = answer.Reason;
        }

        foreach (var (name, value) in answer.Answer.Headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        if (!string.IsNullOrEmpty(answer.Answer.ContentType))
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.Answer.ContentType);
        }

        answered.TrySetResult(response);
    }

    private sealed class Handler(SimulatedNetwork network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            network.SendAsync(request, cancellationToken);
    }
}
