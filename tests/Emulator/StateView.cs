namespace MediaProviders.Emulator;

/// <summary>
/// What the page shows, as JSON: bots with their entries, faults, the last requests. No password is in it and no token but the documented one: a secret
/// is eight bullets whatever its length, and the texts that a fault answers with are left out, because they may repeat one.
/// </summary>
internal static class StateView
{
    private const string Masked = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";
    private const int ShownRequests = 20;

    public static object Of(SinchEmulator emulator) => new
    {
        emulator.Options.BasePath,
        usualToken = emulator.Options.AnyBotToken == CommandLine.UsualToken ? CommandLine.UsualToken : null,
        bots = emulator.Store.BotIds.Select(id => new { id, region = emulator.Store.Access(id)?.Region, entries = emulator.Store.Entries(id).Select(Of) }),
        faults = emulator.Faults.Pending.Select(fault => new { calls = FaultText.Calls(fault), effect = FaultText.Effect(fault) }),
        requests = emulator.Requests.All.Reverse().Take(ShownRequests)
            .Select(request => new { request.Number, request.At, request.Method, target = request.ShownTarget, request.Status, fault = EffectOn(request) }),
    };

    /// <summary>The log of requests: the counts, then the requests, oldest first.</summary>
    public static object Of(RequestLog log) => new
    {
        log.Total,
        log.InFlight,
        log.MaxInFlight,
        requests = log.All.Select(request => new
        {
            request.Number, request.At, request.Method, target = request.ShownTarget, request.Status, request.UserAgent, request.ContentType,
            request.BodyLength, request.HeaderNames, request.Connection, request.ClientCertificate, request.Faulted, fault = EffectOn(request),
        }),
    };

    private static object Of(Entry entry) => new
    {
        entry.Name,
        entry.Type,
        authentication = entry.BearerToken is not null ? "bearer" : entry.Username is not null ? "basic" : null,
        entry.Username,
        secret = entry.BearerToken is null && entry.Password is null ? null : Masked,
    };

    private static string? EffectOn(LoggedRequest request) => request.Fault is { } fault ? FaultText.Effect(fault) : null;
}
