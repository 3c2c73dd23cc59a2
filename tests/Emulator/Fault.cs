namespace MediaProviders.Emulator;

/// <summary>
/// A failure that some calls meet on purpose (A20). Properties that are left out change nothing, so failures can be combined:
/// a delay, then another status, then half a body.
/// </summary>
[JsonConverter(typeof(FaultJson))]
public sealed record Fault
{
    /// <summary>Which calls; all of them by default.</summary>
    public FaultRoute Route { get; init; } = FaultRoute.Any;

    /// <summary>Only calls of this bot; null (the default) for all bots.</summary>
    public string? BotId { get; init; }

    /// <summary>Only a POST or DELETE of this entry; null (the default) for all calls.</summary>
    public string? EntryName { get; init; }

    /// <summary>The first matching call it acts on, counted from 1 since it was added. Default 1.</summary>
    public int FromCall { get; init; } = 1;

    /// <summary>How many calls it acts on; null (the default) for all that follow. Only one fault acts on a call, the one that was added first.</summary>
    public int? Count { get; init; }

    /// <summary>The status to answer with; null keeps that of the work done.</summary>
    public int? Status { get; init; }

    /// <summary>The reason phrase of the status line; null for the usual one. <c>{{token}}</c> stands for the token of the request.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the request is carried out. By default it is, unless <see cref="Status"/> is given or the connection is reset before the
    /// answer. With <c>true</c> in these cases the work is done but its answer is lost.
    /// </summary>
    public bool? Applied { get; init; }

    /// <summary>How long lists do not show what this call writes; null for the setting's lag (A11).</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>
    /// How long to wait before the request is carried out, <see cref="Timeout.InfiniteTimeSpan"/> for ever. It is carried out then even if
    /// its client has gone, as a server would.
    /// </summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long to wait after it was carried out and before it is answered.</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>In process only: something to wait for before the request is carried out, in addition to <see cref="Delay"/>.</summary>
    public Task? HeldBy { get; init; }

    /// <summary>
    /// The body; null for that of the work done, or the documented error body where <see cref="Status"/> replaces it. In it, <c>{{token}}</c>,
    /// <c>{{authorization}}</c>, <c>{{target}}</c> and <c>{{body}}</c> stand for those parts of the request, to test that clients do not repeat them.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>The Content-Type; null for the usual one, empty for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further headers, such as Location or Sunset. A value may hold <c>{{token}}</c> and <c>{{authorization}}</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>In process only: changes the finished answer.</summary>
    internal Func<Answer, Answer>? Distort { get; init; }

    /// <summary>A Retry-After header; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is a date (RFC 9110, section 10.2.3) by the emulator's clock instead of seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>Whether the body is sent in chunks, without its length.</summary>
    public bool Chunked { get; init; }

    /// <summary>How the answer ends.</summary>
    public AnswerEnding Ending { get; init; }

    /// <summary>Another status, for so many calls; null for all. The request is not carried out.</summary>
    public static Fault Answers(int status, FaultRoute route = FaultRoute.Any, int? count = 1) =>
        new() { Route = route, Status = status, Count = count };

    /// <summary>The request is carried out and the connection is reset before a byte of the answer, or the answer is <paramref name="status"/>.</summary>
    public static Fault LosesAnswer(FaultRoute route, int? status = null, int? count = 1) => new()
    {
        Route = route, Count = count, Applied = true, Status = status,
        Ending = status is null ? AnswerEnding.ResetBeforeAnswer : AnswerEnding.Whole,
    };

    /// <summary>The answer ends in that way. The request is carried out, unless the connection is reset before the answer.</summary>
    public static Fault Ends(AnswerEnding ending, FaultRoute route = FaultRoute.Any, int? count = 1) =>
        new() { Route = route, Count = count, Ending = ending };

    /// <summary>A page of HTML, as from a proxy in the way.</summary>
    public static Fault Html(int status, FaultRoute route = FaultRoute.Any, int? count = 1) => new()
    {
        Route = route, Count = count, Status = status, ContentType = "text/html; charset=utf-8",
        Body = "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Gateway</h1></body></html>",
    };

    /// <summary>An error that repeats the request, secrets included, in its body, in a header and in its reason phrase.</summary>
    public static Fault Echoes(int status, FaultRoute route = FaultRoute.Any, int? count = 1) => new()
    {
        Route = route, Count = count, Status = status, Reason = "Bad {{token}}", ContentType = "text/plain",
        Body = "{{target}} {{authorization}} {{body}}",
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["WWW-Authenticate"] = "Bearer error=\"{{token}}\"" },
    };
}

/// <summary>Which calls a fault is for.</summary>
public enum FaultRoute
{
    /// <summary>Every call.</summary>
    Any,

    /// <summary>GET of the list.</summary>
    List,

    /// <summary>POST of an entry.</summary>
    Post,

    /// <summary>DELETE of an entry.</summary>
    Delete,

    /// <summary>Whatever is none of the documented calls.</summary>
    Other,
}

/// <summary>How an answer ends.</summary>
public enum AnswerEnding
{
    /// <summary>As it should.</summary>
    Whole,

    /// <summary>The connection is reset (TCP RST) before a byte is sent.</summary>
    ResetBeforeAnswer,

    /// <summary>It is reset after the headers.</summary>
    ResetBeforeBody,

    /// <summary>It is reset after half of the body.</summary>
    ResetDuringBody,

    /// <summary>It is reset after the body, so that a client that keeps the connection loses its next request.</summary>
    ResetAfterBody,

    /// <summary>It is closed in an orderly way (TCP FIN) after half of the body.</summary>
    HalfBody,

    /// <summary>After half of the body nothing more comes, and the connection stays.</summary>
    Stall,

    /// <summary>The body goes on until the client has enough.</summary>
    Endless,
}

/// <summary>The answer to a call that meets a fault.</summary>
internal static class FaultedAnswer
{
    /// <summary>Whether a call that meets this fault is carried out.</summary>
    public static bool IsApplied(Fault fault) =>
        fault.Applied ?? (fault.Status is null && fault.Ending != AnswerEnding.ResetBeforeAnswer);

    /// <summary>The answer to send.</summary>
    /// <param name="done">The answer of the work done; null when it was not carried out.</param>
    /// <param name="request">The request, for the parts of it that are repeated.</param>
    /// <param name="settings">The settings, for the form of an error body.</param>
    /// <param name="now">The emulator's time.</param>
    public static Answer Of(Fault fault, Answer? done, ApiRequest request, EmulatorSettings settings, DateTimeOffset now)
    {
        var usual = fault.Status is not { } status ? done ?? Answer.Empty(200)
            : status >= 400 ? Answer.Error(status, $"{status}", "fault", settings.ErrorDetail)
            : done is { } result ? result with { Status = status }
            : Answer.Empty(status);
        var answer = fault.Body is null ? usual
            : usual with { Body = Encoding.UTF8.GetBytes(Fill(fault.Body, request)), ContentType = usual.ContentType ?? "application/json" };

        answer = answer with
        {
            ContentType = fault.ContentType ?? answer.ContentType,
            Headers = [.. answer.Headers, .. fault.Headers.Select(header => KeyValuePair.Create(header.Key, FillSecrets(header.Value, request))),
                .. RetryAfter(fault, now)],
        };
        return fault.Distort is { } distort ? distort(answer) : answer;
    }

    /// <summary>The reason phrase to send; null for the usual one.</summary>
    public static string? Reason(Fault fault, ApiRequest request) => fault.Reason is null ? null : FillSecrets(fault.Reason, request);

    private static KeyValuePair<string, string>[] RetryAfter(Fault fault, DateTimeOffset now) => fault.RetryAfter is { } wait
        ? [new("Retry-After", fault.RetryAfterAsDate ? (now + wait).ToString("R") : $"{(long)Math.Ceiling(wait.TotalSeconds)}")]
        : [];

    private static string Fill(string text, ApiRequest request) => FillSecrets(text, request)
        .Replace("{{target}}", request.Target, StringComparison.Ordinal)
        .Replace("{{body}}", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);

    private static string FillSecrets(string text, ApiRequest request) => text
        .Replace("{{token}}", request.BearerToken, StringComparison.Ordinal)
        .Replace("{{authorization}}", request.Authorization, StringComparison.Ordinal);
}
