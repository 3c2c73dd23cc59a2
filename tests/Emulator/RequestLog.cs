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
        Locked(() =>
        {
            _waiting.Add((condition, reached));
            return 0;
        });
        Tell();
        await reached.Task.WaitAsync(cancellationToken);
    }

    internal void Arrived(LoggedRequest request)
    {
        Locked(() =>
        {
            request.Number = ++Total;
            InFlight++;
            MaxInFlight = Math.Max(MaxInFlight, InFlight);
            _requests.Enqueue(request);
            if (_requests.Count > Kept)
            {
                _requests.Dequeue();
            }

            return 0;
        });
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
