namespace MediaProviders.Tests.Api;

/// <summary>
/// A server of one bot's entries, taken from step to step: each request is carried out at one step and its answer arrives at another. A list also holds an
/// entry that is named after the step at which its request went out.
/// </summary>
/// <param name="entries">The entries at the beginning.</param>
/// <param name="step">The step that is being taken.</param>
internal sealed class InterleavedServer(IEnumerable<string> entries, Func<int> step) : HttpMessageHandler
{
    private readonly SortedSet<string> entries = new(entries, StringComparer.Ordinal);
    private readonly List<Exchange> open = [];

    /// <summary>Lists asked for.</summary>
    public int Gets { get; private set; }

    /// <summary>Lists that are on their way.</summary>
    public int OpenGets => open.Count(exchange => exchange.Request.Method == HttpMethod.Get);

    /// <summary>A choice for each request that is on its way.</summary>
    public IEnumerable<string> Choices() => open.Select(exchange => $"serve {exchange.SentAt}");

    /// <summary>Takes the next step of the request that went out at step <paramref name="sentAt"/>: it is carried out, then answered.</summary>
    public void Serve(string sentAt)
    {
        var exchange = open.Find(exchange => exchange.SentAt == sentAt)!;
        if (exchange.Body is null)
        {
            exchange.Body = CarryOut(exchange);
        }
        else
        {
            open.Remove(exchange);
            exchange.Answer.SetResult(Trouble.Answer(200, exchange.Body));
        }
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange($"{step()}", request);
        Gets += request.Method == HttpMethod.Get ? 1 : 0;
        open.Add(exchange);
        return exchange.Answer.Task;
    }

    private string CarryOut(Exchange exchange)
    {
        if (exchange.Request.Method == HttpMethod.Delete)
        {
            entries.Remove(exchange.Request.RequestUri!.Segments[^1]).ShouldBeTrue("an entry is deleted once");
        }
        else if (exchange.Request.Method == HttpMethod.Post)
        {
            entries.Add(JsonDocument.Parse(exchange.Request.Content!.ReadAsStream()).RootElement.GetProperty("name").GetString()!);
        }
        else
        {
            return ListText.Of(string.Join(',', entries.Append(exchange.SentAt).Select(name => $$"""{"name":"{{name}}"}""")));
        }

        return "";
    }

    private sealed class Exchange(string sentAt, HttpRequestMessage request)
    {
        public string SentAt { get; } = sentAt;

        public HttpRequestMessage Request { get; } = request;

        public string? Body { get; set; }

        public TaskCompletionSource<HttpResponseMessage> Answer { get; } = new();
    }
}
