namespace MediaProviders.Emulator;

/// <summary>The requests that arrived, oldest first, and how many were in flight. Safe for any number of threads.</summary>
public sealed class RequestLog
{
    private const int Kept = 20_000;
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private readonly List<(Func<RequestLog, bool> Condition, TaskCompletionSource Reached)> _waiting = [];

    /// <summary>The requests; of very many the last 20,000.</summary>
    public IReadOnlyList<LoggedRequest> All => Locked(() => _requests.ToArray());

    /// <summary>How many there were since the last <see cref="Clear"/>.</summary>
    public long Total { get; private set; }

    /// <summary>How many have arrived and are not fully answered yet.</summary>
    public int InFlight { get; private set; }

    /// <summary>The most that were in flight at once since the last <see cref="Clear"/>.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>How many there were of a method.</summary>
    public int Count(string method) => All.Count(request => request.Method == method);

    /// <summary>Forgets the requests; those in flight stay counted as such.</summary>
    public void Clear() => Locked(() =>
    {
        _requests.Clear();
        Total = 0;
        return MaxInFlight = InFlight;
    });

    /// <summary>Waits, without polling, until the condition holds. It is asked after each arrival and each answer.</summary>
    public async Task WaitUntilAsync(Func<RequestLog, bool> condition, CancellationToken cancellationToken = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((condition, reached));
        }

        Tell();
        await reached.Task.WaitAsync(cancellationToken);
    }

    internal void Arrived(LoggedRequest request)
    {
        lock (_lock)
        {
            request.Number = ++Total;
            InFlight++;
            MaxInFlight = Math.Max(MaxInFlight, InFlight);
            _requests.Enqueue(request);
            if (_requests.Count > Kept)
            {
                _requests.Dequeue();
            }
        }

        Tell();
    }

    internal void Answered()
    {
        Locked(() => InFlight--);
        Tell();
    }

    private void Tell() => Locked(() =>
    {
        foreach (var (_, reached) in _waiting.Where(waiting => waiting.Condition(this)))
        {
            reached.TrySetResult();
        }

        return _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
    });

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}

/// <summary>What the emulator was asked. Holds neither bodies nor values of headers that may be secret.</summary>
public sealed class LoggedRequest
{
    /// <summary>Its number, from 1 in order of arrival.</summary>
    public long Number { get; internal set; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The request target of the request line as it was received, not normalised.</summary>
    public required string Target { get; init; }

    /// <summary>When it had arrived, by the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The User-Agent header; null when there was none.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The Content-Type header; null when there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The bytes of the body.</summary>
    public long BodyLength { get; init; }

    /// <summary>The names of all headers, without their values.</summary>
    public IReadOnlyList<string> HeaderNames { get; init; } = [];

    /// <summary>The connection it came on; equal for requests that shared one.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The subject of the client's certificate; null when there was none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The fault that acted on it; null for none.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Whether a fault acted on it.</summary>
    public bool Faulted => Fault is not null;

    /// <summary>The status it was answered with; null while it is not, and when the connection was reset instead.</summary>
    public int? Status { get; internal set; }

    /// <summary>The target without its query, for people: the API has none, so a query may hold a secret that was meant for a header.</summary>
    public string ShownTarget => Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? $"{Target[..query]}?…" : Target;

    /// <summary>Method, target and status.</summary>
    public override string ToString() => $"{Method} {ShownTarget} {Status?.ToString() ?? "-"}";
}
