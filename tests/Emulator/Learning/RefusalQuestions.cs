namespace MediaProviders.Emulator.Learning;

/// <summary>How the endpoint refuses a request.</summary>
internal static class RefusalQuestions
{
    private const string NeverDeletesAll = "Whether a DELETE without a name empties the list is never tried.";

    /// <summary>A1, A2, A12, A13, A16, and what is not asked at all: A14.</summary>
    public static async Task AskAsync(ProbeSession session, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var malformed = await session.PostMalformedAsync(token: null, cancellationToken);
        learned.Learn(nameof(EmulatorSettings.ErrorDetail), ErrorField(malformed.Body), $"the error body of status {malformed.Status} has none of the known fields.");

        int missing = (await session.DeleteAsync("-never", cancellationToken)).Status;
        learned.Learn(nameof(EmulatorSettings.DeleteMissingStatus), missing is 429 or 401 or 403 ? (int?)null : missing, $"the answer was {missing}.");

        int unknown = (await session.UnknownBotAsync(cancellationToken)).Status;
        learned.Learn(nameof(EmulatorSettings.UnknownBotStatus), unknown is 401 or 404 ? unknown : (int?)null, $"a bot that does not exist is answered with {unknown}.");

        var unauthorised = await session.PostMalformedAsync("no-token-of-this-bot", cancellationToken);
        CheckOrder? order = unauthorised.Status == 401 ? CheckOrder.AuthenticationFirst : unauthorised.IsAccepted == false ? CheckOrder.RequestFirst : null;
        learned.Learn(nameof(EmulatorSettings.CheckOrder), order, $"a bad request with a wrong token is answered with {unauthorised.Status}.");

        int read = (await session.ReadOneAsync("-c", cancellationToken)).Status;
        UnsupportedMethod? method = read == 404 ? UnsupportedMethod.NotFound : read == 405 ? UnsupportedMethod.MethodNotAllowed : null;
        learned.Learn(nameof(EmulatorSettings.UnsupportedMethod), method, $"a GET of one entry is answered with {read}. {NeverDeletesAll}");
        if (method is not null)
        {
            learned.Note(nameof(EmulatorSettings.UnsupportedMethod), $"learned from a GET of one entry. {NeverDeletesAll}");
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
