using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Emulator;

/// <summary>Takes one HTTP exchange from its request through faults and endpoints to its answer.</summary>
internal sealed class Exchange(SinchEmulator emulator, CancellationToken stopping)
{
    private readonly MediaProvidersEndpoints _endpoints = new(emulator.Store, emulator.Options, new ThrottleGate(emulator.Options.Time));
    private readonly ControlEndpoints? _control = emulator.Options.OfferControl ? new ControlEndpoints(emulator) : null;

    private TimeProvider Time => emulator.Options.Time;

    /// <summary>Handles one exchange.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var settings = emulator.Settings;
        ApiRequest request;
        try
        {
            request = await ReadAsync(context);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            context.Abort();
            return;
        }

        if (_control is not null && (Page(request) ?? Control(context, request)) is { } reply)
        {
            await new AnswerWriter(context, Time, () => { }).SendAsync(reply, AnswerEnding.Whole, chunked: false, stopping);
            return;
        }

        var logged = Log(context, request);
        var fault = emulator.Faults.Take(request);
        logged.Fault = fault;
        emulator.Requests.Arrived(logged);
        bool told = false;
        try
        {
            await AnswerAsync(context, request, settings, fault, status =>
            {
                logged.Status = status;
                told = true;
                emulator.Requests.Answered();
            });
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        finally
        {
            if (!told)
            {
                emulator.Requests.Answered();
            }
        }
    }

    private static Answer? Page(ApiRequest request) => request.Method == "GET" ? PageEndpoints.Find(request.Target) : null;

    private Answer? Control(HttpContext context, ApiRequest request) =>
        ControlEndpoints.Owns(request.Target) ? _control!.Handle(request, ControlSender.Of(context.Request)) : null;

    private async Task AnswerAsync(HttpContext context, ApiRequest request, EmulatorSettings settings, Fault? fault, Action<int?> answered)
    {
        Answer answer;
        if (fault is null)
        {
            answer = Refusal(context) ?? _endpoints.Handle(request, settings, settings.ReadLag);
        }
        else
        {
            await (fault.HeldBy ?? Task.CompletedTask).WaitAsync(stopping);
            await DelayAsync(fault.Delay);
            var done = FaultedAnswer.IsApplied(fault) ? Refusal(context) ?? _endpoints.Handle(request, settings, fault.Lag ?? settings.ReadLag) : null;
            await DelayAsync(fault.AnswerDelay);
            answer = FaultedAnswer.Of(fault, done, request, settings, Time.GetUtcNow());
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = FaultedAnswer.Reason(fault, request);
        }

        var ending = fault?.Ending ?? AnswerEnding.Whole;
        int? status = ending == AnswerEnding.ResetBeforeAnswer ? null : answer.Status;
        await new AnswerWriter(context, Time, () => answered(status)).SendAsync(answer, ending, fault?.Chunked ?? false, stopping);
    }

    private Task DelayAsync(TimeSpan delay) => delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, Time, stopping);

    private Answer? Refusal(HttpContext context)
    {
        bool passes = emulator.Options.RequiredHeaders.All(header => context.Request.Headers[header.Key].ToString() == header.Value);
        return passes ? null
            : new Answer(403, "<!DOCTYPE html><html><body><h1>403 Forbidden</h1></body></html>"u8.ToArray(), "text/html; charset=utf-8", []);
    }

    private async Task<ApiRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, stopping);
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new ApiRequest(
            context.Request.Method,
            target,
            Single(context.Request.Headers.Authorization.ToString()),
            Single(context.Request.ContentType),
            body.ToArray())
        {
            Path = ApiPath.Read(target, emulator.Options.BasePath),
        };
    }

    private LoggedRequest Log(HttpContext context, ApiRequest request) => new()
    {
        Method = request.Method,
        Target = request.Target,
        At = Time.GetUtcNow(),
        UserAgent = Single(context.Request.Headers.UserAgent.ToString()),
        ContentType = request.ContentType,
        BodyLength = request.Body.Length,
        HeaderNames = [.. context.Request.Headers.Select(header => header.Key)],
        Connection = context.Connection.Id,
        ClientCertificate = context.Connection.ClientCertificate?.Subject,
    };

    private static string? Single(string? header) => string.IsNullOrEmpty(header) ? null : header;
}
