namespace MediaProviders.Tests.Api;

/// <summary>Stands in for the server of a shared read: each GET goes out, is answered or fails when the test says so, on the test's own thread.</summary>
internal sealed class HandFetch
{
    private readonly List<Pending> pending = [];

    /// <summary>GETs so far.</summary>
    public int Calls { get; private set; }

    /// <summary>GETs that were cancelled.</summary>
    public int CancelledCalls { get; private set; }

    /// <summary>The content of the last answer.</summary>
    public ListContent? Last { get; private set; }

    /// <summary>The observer of the last GET.</summary>
    public CallObserver? Observer { get; private set; }

    /// <summary>True while a GET waits for its turn to go out.</summary>
    public bool CanBegin => pending.Exists(call => !call.HasBegun);

    /// <summary>True while a GET that went out waits for its answer.</summary>
    public bool CanAnswer => pending.Exists(call => call.HasBegun);

    /// <summary>GETs that are neither answered nor failed.</summary>
    public int Open => pending.Count;

    public Task<ListContent> FetchAsync(string botId, CallObserver observer, Action began, CancellationToken cancellationToken)
    {
        Calls++;
        Observer = observer;
        var call = new Pending(began);
        pending.Add(call);
        cancellationToken.Register(() =>
        {
            CancelledCalls++;
            pending.Remove(call);
            call.Result.SetCanceled(cancellationToken);
        });
        return call.Result.Task;
    }

    /// <summary>The oldest GET that has not gone out does.</summary>
    public void Begin()
    {
        var call = pending.Find(call => !call.HasBegun)!;
        call.HasBegun = true;
        call.Began();
    }

    /// <summary>The oldest GET that went out is answered with a list of one name.</summary>
    public void Answer(string name, int padding = 0)
    {
        var call = TakeBegun();
        var json = Encoding.UTF8.GetBytes(ListText.Of($$"""{"name":"{{name}}"}""") + new string(' ', padding));
        ListReader.TryRead(json, json.Length, response: null, false, out var content, out _).ShouldBeTrue();
        Last = content;
        call.Result.SetResult(content);
    }

    /// <summary>The oldest GET that went out fails.</summary>
    public void Fail(Exception error) => TakeBegun().Result.SetException(error);

    /// <summary>Every GET goes out and is answered.</summary>
    public void BeginAndAnswerAll(string name, int padding = 0)
    {
        while (CanBegin)
        {
            Begin();
            Answer(name, padding);
        }
    }

    private Pending TakeBegun()
    {
        var call = pending.Find(call => call.HasBegun)!;
        pending.Remove(call);
        return call;
    }

    private sealed class Pending(Action began)
    {
        public Action Began { get; } = began;

        public bool HasBegun { get; set; }

        // Continuations run inside SetResult, so that the test decides when everything happens.
        public TaskCompletionSource<ListContent> Result { get; } = new();
    }
}
