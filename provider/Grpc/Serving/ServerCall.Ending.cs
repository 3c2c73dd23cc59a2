using MediaProviders.Grpc.Framing;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Grpc.Serving;

/// <summary>How a call ends: by its handler, its deadline, its client or its server.</summary>
internal sealed partial class ServerCall
{
    // How long an answer cut short may wait for room at the client before its stream is reset without it.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private bool _ended;
    private bool _writing;
    private TaskCompletionSource? _endedEarly;

    /// <summary>Answers with a failure, without a handler.</summary>
    public Task RefuseAsync(RpcException failure, bool offerEncodings = false)
    {
        if (offerEncodings)
        {
            _response.SetAcceptEncoding();
        }

        _response.SetStatus(failure, custom: null);
        return Task.CompletedTask;
    }

    /// <summary>Has the method answer within the time the client gives it.</summary>
    /// <param name="method">The method called.</param>
    /// <param name="timeout">The client's <c>grpc-timeout</c>; null when it set none.</param>
    public async Task RunAsync(ServerMethod method, TimeSpan? timeout)
    {
        var aborted = _features.Get<IHttpRequestLifetimeFeature>()!.RequestAborted;
        var clientGone = aborted.UnsafeRegister(static call => ((ServerCall)call!).CancelHandler(), this);
        var stopped = Server.GraceOver.UnsafeRegister(
            static call => ((ServerCall)call!).EndEarly(new RpcException(StatusCode.Cancelled, "The server is stopping.")), this);
        var deadline = timeout is { } time ? StartDeadline(time) : null;
        RpcException? failure = null;
        try
        {
            await method.AnswerAsync(this);
        }
        catch (Exception e)
        {
            failure = Explain(e);
        }

        if (deadline is not null)
        {
            await deadline.DisposeAsync();
        }

        clientGone.Unregister();
        stopped.Unregister();
        await EndAsync(failure);
    }

    private DeadlineTimer StartDeadline(TimeSpan timeout)
    {
        var now = Server.Time.GetUtcNow();
        Deadline = timeout < DateTimeOffset.MaxValue - now ? now + timeout : DateTimeOffset.MaxValue;
        return new DeadlineTimer(Server.Time, timeout, () => EndEarly(new RpcException(StatusCode.DeadlineExceeded, "The deadline passed before the call ended.")));
    }

    /// <summary>The status of an exception, with no more of it in the text than whoever threw it meant to be seen.</summary>
    public RpcException Explain(Exception error) => error switch
    {
        RpcException known => known,
        OperationCanceledException when Cancellation.IsCancellationRequested => new(StatusCode.Cancelled, "The call was cancelled.", null, error),
        _ => AskApplication(error) ?? new(StatusCode.Unknown, $"'{Path}' failed with an unexpected error.", null, error),
    };

    private RpcException? AskApplication(Exception error)
    {
        try
        {
            return Server.MapException?.Invoke(error);
        }
        catch (Exception)
        {
            // An error about an error: the client still gets the answer that says nothing.
            return null;
        }
    }

    private async Task EndAsync(RpcException? failure)
    {
        TaskCompletionSource? early;
        lock (_gate)
        {
            early = _endedEarly;
            _ended = true;
        }

        if (early is null)
        {
            _response.SetStatus(failure, _context?.ResponseTrailers);
        }
        else
        {
            // The stream belongs to whoever ended the call until all is said; only then may HTTP reuse it.
            await early.Task;
        }
    }

    private void EndEarly(RpcException failure)
    {
        bool writing;
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            _endedEarly = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            writing = _writing;
        }

        _ = SayAndResetAsync(failure, writing);
        CancelHandler();
    }

    private async Task SayAndResetAsync(RpcException failure, bool writing)
    {
        try
        {
            if (!writing)
            {
                _response.SetStatus(failure, _context?.ResponseTrailers);
                await _response.CompleteAsync().WaitAsync(LastWords, Server.Time, CancellationToken.None);
            }
        }
        catch (Exception)
        {
            // No room at the client, or no client: the reset says the rest.
        }
        finally
        {
            // A message that waits for room cannot be followed by a status, so the client learns of it by CANCEL.
            _response.Reset(writing ? Http2Error.Cancel : Http2Error.None);
            _endedEarly!.SetResult();
        }
    }

    private void CancelHandler()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (AggregateException)
        {
            // What a handler does when it is cancelled is not allowed to take the server down.
        }
    }
}
