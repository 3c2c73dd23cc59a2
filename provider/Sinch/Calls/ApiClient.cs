using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <summary>
/// Carries every call: one <see cref="SendAsync"/> that all requests and answers pass. Nothing is opened, read or compiled before the first of them.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private const int LargestList = 64 * 1024 * 1024;
    private const int LargestOther = ServerWords.LargestBody;

    private readonly ApiOptions options;
    private readonly Admission admission;
    private readonly Lazy<HttpClient> http;
    private readonly Retries retries;
    private int endNoticed;

    public ApiClient(ApiOptions options)
    {
        this.options = options;
        Host = options.BaseAddress.Authority;
        admission = new Admission(options);
        retries = new Retries(options);
        http = new Lazy<HttpClient>(() => new HttpClient(ApiConnection.Create(options)) { Timeout = Timeout.InfiniteTimeSpan });
    }

    public string Host { get; }

    /// <summary>Runs a call to its end, waits included. The content is that of a list; a write answers with nothing.</summary>
    public async Task<ListContent?> SendAsync(ApiCall call, CallObserver observer, Action began, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (call.FindRefusal() is { } refusal)
        {
            throw new FailedCall(call, Host).Refused(refusal);
        }

        return await retries.CallAsync(new ApiCall.Running(call, observer, began), AttemptAsync, cancellationToken);
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task<ListContent?> AttemptAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        await EnterAsync(running, cancellationToken);
        int? status = null;
        ApiFailure? failure = null;
        using var span = AttemptSpan.Start(running, options.BaseAddress);
        using var deadline = new CancellationTokenSource(options.RequestTimeout, options.Time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            running.Began();
            (status, var content) = await ExchangeAsync(running, ends.Token);
            return content;
        }
        catch (Exception error) when (error is ApiException || IsTransport(error))
        {
            if (error is not ApiException)
            {
                // A request that is cut off may fail in other ways than by its cancellation.
                cancellationToken.ThrowIfCancellationRequested();
            }

            var failed = error as ApiException
                ?? (deadline.IsCancellationRequested ? new FailedCall(running.Call, Host).TimedOut(options.RequestTimeout) : Understand(error, running.Call));
            (status, failure) = (failed.Status, failed.Failure);
            if (retries.HoldAfter(failed, running.Attempt) is { } hold)
            {
                admission.Hold(running.Call.BotId, hold, Retries.ReasonOf(failed));
            }

            throw failed;
        }
        finally
        {
            admission.Leave();
            AttemptSpan.End(span, status, failure);
            running.Observer.Attempted(new CallObserver.Attempt(running.Call.Method.Method, status, failure));
        }
    }

    // The server may ask for a wait of any length; another program may write the entry meanwhile.
    private async Task EnterAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        await admission.EnterAsync(running, cancellationToken);
        while (running is { HasWaited: true, Call.IsWrite: true })
        {
            admission.Leave();
            running.HasWaited = false;
            try
            {
                await running.Observer.HasWaitedAsync(cancellationToken);
            }
            catch (ApiException)
            {
                // The look was tried again by itself.
                running.Attempt = int.MaxValue;
                throw;
            }

            await admission.EnterAsync(running, cancellationToken);
        }
    }

    private static bool IsTransport(Exception error) =>
        error is HttpRequestException or IOException or InvalidDataException or OperationCanceledException or UriFormatException;

    private ApiException Understand(Exception error, ApiCall call) => error switch
    {
        OperationCanceledException { InnerException: TimeoutException } => new FailedCall(call, Host).ConnectTimedOut(),
        UriFormatException => new FailedCall(call, Host).Refused("The bot id or the name is too long for a URL."),
        InvalidDataException when !call.IsWrite => new FailedCall(call, Host).NotAList(200, "the answer is compressed and cannot be decompressed", null),
        _ => new FailedCall(call, Host).Disconnected(error, options.Proxy),
    };

    private async Task<(int? Status, ListContent? Content)> ExchangeAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        var call = running.Call;
        var body = call.Entry is null ? null : EntryWriter.Write(call.Entry);
        try
        {
            using var request = CreateRequest(call, body);
            using var answer = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            var endOfService = EndOfService.Read(answer);
            if (!answer.IsSuccessStatusCode)
            {
                var words = await ServerWords.ReadAsync(answer, cancellationToken);
                throw new FailedCall(call, Host).Answered(status, words, ServerDelay.Read(answer, options.Time), endOfService);
            }

            var content = await ReadSuccessAsync(answer, call, endOfService, cancellationToken);
            if (endOfService is not null && Interlocked.Exchange(ref endNoticed, 1) == 0)
            {
                running.Observer.Noticed(endOfService);
            }

            return (status, content);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private HttpRequestMessage CreateRequest(ApiCall call, byte[]? body)
    {
        var request = new HttpRequestMessage(call.Method, call.AddressAt(options.BaseAddress))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        RequestHeaders.Add(request, options);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }
        else if (call.IsWrite)
        {
            // SocketsHttpHandler sends a request without content again by itself when a used connection closes unanswered; a DELETE must not be.
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    private async Task<ListContent?> ReadSuccessAsync(HttpResponseMessage answer, ApiCall call, string? endOfService, CancellationToken cancellationToken)
    {
        var (buffer, length) = await BoundedBody.ReadAsync(answer.Content, call.IsWrite ? LargestOther : LargestList, cancellationToken);
        if (call.IsWrite)
        {
            // The vendor documents an empty body; whatever comes, the status alone says that it is done.
            return null;
        }

        if (length < 0)
        {
            throw new FailedCall(call, Host).TooLarge((int)answer.StatusCode, "the body");
        }

        if (AnswerHead.UnreadEncodingOf(answer) is { } encoding)
        {
            throw new FailedCall(call, Host).NotAList((int)answer.StatusCode, $"the answer is encoded as {encoding}, which was not asked for", endOfService);
        }

        if (ListReader.TryRead(buffer, length, answer, options.MissingArrayIsEmpty, out var content, out var problem))
        {
            return content;
        }

        CryptographicOperations.ZeroMemory(buffer);
        throw new FailedCall(call, Host).NotAList((int)answer.StatusCode, problem, endOfService);
    }
}
