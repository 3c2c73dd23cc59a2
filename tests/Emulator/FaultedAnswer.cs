namespace MediaProviders.Emulator;

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
            Headers = [.. answer.Headers, .. fault.Headers.Select(header => KeyValuePair.Create(header.Key, FillSecrets(header.Value, request))), .. RetryAfter(fault, now)],
        };
        return fault.Distort is { } distort ? distort(answer) : answer;
    }

    /// <summary>The reason phrase to send; null for the usual one.</summary>
    public static string? Reason(Fault fault, ApiRequest request) => fault.Reason is null ? null : FillSecrets(fault.Reason, request);

    private static IEnumerable<KeyValuePair<string, string>> RetryAfter(Fault fault, DateTimeOffset now)
    {
        if (fault.RetryAfter is { } wait)
        {
            yield return new("Retry-After", fault.RetryAfterAsDate ? (now + wait).ToString("R") : $"{(long)Math.Ceiling(wait.TotalSeconds)}");
        }
    }

    private static string Fill(string text, ApiRequest request) => FillSecrets(text, request)
        .Replace("{{target}}", request.Target, StringComparison.Ordinal)
        .Replace("{{body}}", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);

    private static string FillSecrets(string text, ApiRequest request) => text
        .Replace("{{token}}", request.BearerToken, StringComparison.Ordinal)
        .Replace("{{authorization}}", request.Authorization, StringComparison.Ordinal);
}
