using System.Globalization;

namespace MediaProviders.Emulator;

/// <summary>
/// A fault in words, for the page and the log. The texts that it answers with are only named, because they may repeat a secret.
/// </summary>
internal static class FaultText
{
    /// <summary>Which calls it is for: <c>the next 2 POST calls of bot 'images'</c>.</summary>
    public static string Calls(Fault fault)
    {
        string route = fault.Route switch
        {
            FaultRoute.Any => "",
            FaultRoute.List => "GET ",
            FaultRoute.Post => "POST ",
            FaultRoute.Delete => "DELETE ",
            _ => "other ",
        };
        string count = fault.Count switch
        {
            null => $"all {route}calls",
            1 => $"the next {route}call",
            var many => $"the next {many} {route}calls",
        };
        return count
            + (fault.BotId is null ? "" : $" of bot '{fault.BotId}'")
            + (fault.EntryName is null ? "" : $" for entry '{fault.EntryName}'")
            + (fault.FromCall == 1 ? "" : $", after {fault.FromCall - 1} more");
    }

    /// <summary>What it does to a call: <c>answers 503, not carried out</c>.</summary>
    public static string Effect(Fault fault)
    {
        string[] parts =
        [
            .. Delay("waits before it is carried out", fault.Delay),
            .. If(fault.HeldBy is not null, "waits for a test"),
            .. If(fault.Status is not null, $"answers {fault.Status}"),
            .. If(fault.Reason is not null, "another reason phrase"),
            .. If(fault.Body is not null || fault.Distort is not null, "another body"),
            .. If(fault.ContentType is not null, "another Content-Type"),
            .. If(fault.Headers.Count > 0, "more headers"),
            .. If(fault.RetryAfter is not null, $"Retry-After {Seconds(fault.RetryAfter ?? default)}"),
            .. Delay("waits before it is answered", fault.AnswerDelay),
            .. If(fault.Chunked, "in chunks"),
            .. If(fault.Ending != AnswerEnding.Whole, Ending(fault.Ending)),
            .. If(!FaultedAnswer.IsApplied(fault), "not carried out"),
            .. If(FaultedAnswer.IsApplied(fault) && fault.Applied == true, "carried out"),
            .. If(fault.Lag is not null, $"lists show it after {Seconds(fault.Lag ?? default)}"),
        ];
        return parts.Length == 0 ? "changes nothing" : string.Join(", ", parts);
    }

    private static string Ending(AnswerEnding ending) => ending switch
    {
        AnswerEnding.ResetBeforeAnswer => "connection reset before the answer",
        AnswerEnding.ResetBeforeBody => "connection reset before the body",
        AnswerEnding.ResetDuringBody => "connection reset within the body",
        AnswerEnding.ResetAfterBody => "connection reset after the body",
        AnswerEnding.HalfBody => "ends after half of the body",
        AnswerEnding.Stall => "stops after half of the body",
        _ => "a body without an end",
    };

    private static string[] Delay(string what, TimeSpan delay) =>
        delay == TimeSpan.Zero ? [] : delay == Timeout.InfiniteTimeSpan ? [$"{what}, without end"] : [$"{what}, {Seconds(delay)}"];

    private static string[] If(bool condition, string text) => condition ? [text] : [];

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString(CultureInfo.InvariantCulture) + " s";
}
