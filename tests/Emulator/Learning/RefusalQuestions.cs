using System.Text.Json;

namespace MediaProviders.Emulator.Learning;

/// <summary>How the endpoint refuses a request.</summary>
internal static class RefusalQuestions
{
    private const string NeverDeletesAll = "Whether a DELETE without a name empties the list is never tried.";

    /// <summary>A1, A2, A12, A13, A16, and what is not asked at all: A14.</summary>
    public static async Task AskAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var malformed = await session.PostMalformedAsync(token: null, cancellationToken);
        if (ErrorField(malformed.Body) is { } field)
        {
            learned.Learn(nameof(EmulatorSettings.ErrorDetail), field);
        }
        else
        {
            learned.Note(nameof(EmulatorSettings.ErrorDetail), $"not learned: the error body of status {malformed.Status} has none of the known fields.");
        }

        var missing = await session.DeleteAsync("-never", cancellationToken);
        if (missing.Status is 429 or 401 or 403)
        {
            learned.Note(nameof(EmulatorSettings.DeleteMissingStatus), $"not learned: the answer was {missing.Status}.");
        }
        else
        {
            learned.Learn(nameof(EmulatorSettings.DeleteMissingStatus), missing.Status);
        }

        var unknown = await session.UnknownBotAsync(cancellationToken);
        if (unknown.Status is 401 or 404)
        {
            learned.Learn(nameof(EmulatorSettings.UnknownBotStatus), unknown.Status);
        }
        else
        {
            learned.Note(nameof(EmulatorSettings.UnknownBotStatus), $"not learned: a bot that does not exist is answered with {unknown.Status}.");
        }

        var unauthorised = await session.PostMalformedAsync("no-token-of-this-bot", cancellationToken);
        if (unauthorised.Status is 401 || unauthorised.IsAccepted == false)
        {
            learned.Learn(nameof(EmulatorSettings.CheckOrder), unauthorised.Status == 401 ? CheckOrder.AuthenticationFirst : CheckOrder.RequestFirst);
        }
        else
        {
            learned.Note(nameof(EmulatorSettings.CheckOrder), $"not learned: a bad request with a wrong token is answered with {unauthorised.Status}.");
        }

        var read = await session.ReadOneAsync("-c", cancellationToken);
        if (read.Status is 404 or 405)
        {
            learned.Learn(nameof(EmulatorSettings.UnsupportedMethod), read.Status == 404 ? UnsupportedMethod.NotFound : UnsupportedMethod.MethodNotAllowed);
            learned.Note(nameof(EmulatorSettings.UnsupportedMethod), $"learned from a GET of one entry. {NeverDeletesAll}");
        }
        else
        {
            learned.Note(nameof(EmulatorSettings.UnsupportedMethod), $"not learned: a GET of one entry is answered with {read.Status}. {NeverDeletesAll}");
        }

        string throttled = session.Throttled == 0 ? "No answer" : $"{session.Throttled} answers";
        learned.Note(nameof(EmulatorSettings.Throttle), $"not learned: finding the limit would disturb the bot. {throttled} asked for fewer requests.");
    }

    private static ErrorDetailField? ErrorField(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement;
            if (error.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            bool Has(string name) => error.TryGetProperty(name, out _);
            return (Has("details"), Has("reason"), Has("title")) switch
            {
                (true, true, _) => ErrorDetailField.Both,
                (true, _, _) => ErrorDetailField.Details,
                (_, true, true) => ErrorDetailField.Title,
                (_, true, _) => ErrorDetailField.Reason,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
