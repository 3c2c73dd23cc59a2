using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <inheritdoc cref="IMediaProvidersApi"/>
internal sealed class MediaProvidersApi : IMediaProvidersApi
{
    private const int LargestList = 64 * 1024 * 1024;

    private readonly ApiOptions options;
    private readonly SharedReads reads;
    private readonly Admission admission;
    private readonly Retries retries;
    private readonly Lazy<HttpClient> http;
    private int endNoticed;

    /// <summary>Reads no file and opens no connection before the first call. <see cref="ApiConnection.FindProblems"/> checks the options.</summary>
    public MediaProvidersApi(ApiOptions options)
    {
        this.options = options;
        reads = new SharedReads(async (botId, observer, began, token) => (await SendAsync(ApiCall.Get(botId), observer, began, token))!, options.Time);
        admission = new Admission(options);
        retries = new Retries(options);
        http = new Lazy<HttpClient>(() => new HttpClient(ApiConnection.Create(options)) { Timeout = Timeout.InfiniteTimeSpan });
    }

    public Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken) =>
        reads.GetAsync(botId, freshness, observer ?? CallObserver.Silent, cancellationToken);

    public Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken) =>
        WriteAsync(ApiCall.Post(botId, entry), observer, cancellationToken);

    public Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken) =>
        WriteAsync(ApiCall.Delete(botId, name), observer, cancellationToken);

    /// <summary>Ends all running calls, and wipes all lists that are kept.</summary>
    public void Dispose()
    {
        reads.Dispose();
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }

    private async Task WriteAsync(ApiCall call, CallObserver? observer, CancellationToken cancellationToken)
    {
        using var write = reads.BeginWrite(call.BotId);
        await SendAsync(call, observer ?? CallObserver.Silent, static () => { }, cancellationToken);
    }

    // Runs a call with its waits and retries. Returns null for a write.
    private async Task<ListContent?> SendAsync(ApiCall call, CallObserver observer, Action began, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return call.FindRefusal() is { } refusal
            ? throw Failed(call).Refused(refusal)
            : await retries.CallAsync(new ApiCall.Running(call, observer, began), AttemptAsync, cancellationToken);
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
            // A cancelled request may also fail with another exception.
            (error is ApiException ? default : cancellationToken).ThrowIfCancellationRequested();
            var failed = error as ApiException
                ?? (deadline.IsCancellationRequested ? Failed(running.Call).TimedOut(options.RequestTimeout) : Understand(error, running.Call));
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

    // Waits until the request may start. After a wait, which may have any length, a write first asks its observer.
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
                // Reading the list had its own retries: the write that it stopped is not repeated.
                running.Attempt = int.MaxValue;
                throw;
            }

            await admission.EnterAsync(running, cancellationToken);
        }
    }

    private FailedCall Failed(ApiCall call) => new(call, options.BaseAddress.Authority, options.Proxy?.For(options.BaseAddress));

    private static bool IsTransport(Exception error) =>
        error is HttpRequestException or IOException or InvalidDataException or OperationCanceledException or UriFormatException;

    private ApiException Understand(Exception error, ApiCall call) => error switch
    {
        OperationCanceledException { InnerException: TimeoutException } => Failed(call).ConnectTimedOut(),
        UriFormatException => Failed(call).Refused("The bot id or the name is too long for a URL."),
        InvalidDataException when !call.IsWrite => Failed(call).NotAList(200, "the answer is compressed and cannot be decompressed", null),
        _ => Failed(call).Disconnected(error),
    };

    private async Task<(int? Status, ListContent? Content)> ExchangeAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        var call = running.Call;
        var body = call.Entry is null ? null : EntryWriter.Write(call.Entry);
        try
        {
            using var request = CreateRequest(call, body);
            using var response = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)response.StatusCode;
            var endOfService = ResponseHead.EndOfService(response);
            if (!response.IsSuccessStatusCode)
            {
                var words = await ServerWords.ReadAsync(response, cancellationToken);
                throw Failed(call).Answered(status, words, ResponseHead.RetryAfter(response, options.Time), endOfService);
            }

            var content = await ReadSuccessAsync(response, call, endOfService, cancellationToken);
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
            // SocketsHttpHandler repeats a request without content by itself when a reused connection closes without a response; a DELETE must not be repeated.
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    private async Task<ListContent?> ReadSuccessAsync(HttpResponseMessage response, ApiCall call, string? endOfService, CancellationToken cancellationToken)
    {
        var (buffer, length) = await BoundedBody.ReadAsync(response.Content, call.IsWrite ? ServerWords.LargestBody : LargestList, cancellationToken);
        if (call.IsWrite)
        {
            // The vendor documents an empty body. Whatever it has, the status means success.
            return null;
        }

        var problem = ResponseHead.UnreadEncodingOf(response) is { } encoding ? $"the answer is encoded as {encoding}, which was not asked for" : null;
        ListContent? content = null;
        var isList = false;
        try
        {
            isList = length >= 0 && problem is null
                && ListReader.TryRead(buffer, length, response, options.MissingArrayIsEmpty, out content, out problem, cancellationToken);
        }
        finally
        {
            if (!isList)
            {
                CryptographicOperations.ZeroMemory(buffer);
            }
        }

        return isList ? content : throw (length < 0
            ? Failed(call).TooLarge((int)response.StatusCode, "the body")
            : Failed(call).NotAList((int)response.StatusCode, problem!, endOfService));
    }
}
