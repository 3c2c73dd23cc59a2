using System.Text.Json;

namespace MediaProviders.Commands.Learning;

/// <summary>How the endpoint says no.</summary>
internal static class RefusalQuestions
{
    /// <summary>A1, A2, A12, A13, A16, and what is not asked at all: A14, A20.</summary>
    public static async Task AskAsync(Bench bench, LearnedSettings learned, CancellationToken cancellationToken)
    {
        var nonsense = await bench.PostNonsenseAsync(token: null, cancellationToken);
        if (ErrorField(nonsense.Body) is { } field)
        {
            learned.Learn("ErrorDetail", field);
        }
        else
        {
            learned.Note("A1 ErrorDetail", $"not learned: the error body of status {nonsense.Status} has none of the known fields.");
        }

        var missing = await bench.DeleteAsync("-never", cancellationToken);
        if (missing.Status is 429 or 401 or 403)
        {
            learned.Note("A2 DeleteMissingStatus", $"not learned: the answer was {missing.Status}.");
        }
        else
        {
            learned.Learn("DeleteMissingStatus", $"{missing.Status}");
        }

        var unknown = await bench.UnknownBotAsync(cancellationToken);
        if (unknown.Status is 401 or 404)
        {
            learned.Learn("UnknownBotStatus", $"{unknown.Status}");
        }
        else
        {
            learned.Note("A12 UnknownBotStatus", $"not learned: a bot that does not exist is answered with {unknown.Status}.");
        }

        var stranger = await bench.PostNonsenseAsync("no-token-of-this-bot", cancellationToken);
        if (stranger.Status is 401 || stranger.IsTaken() == false)
        {
            learned.Learn("CheckOrder", stranger.Status == 401 ? "AuthenticationFirst" : "RequestFirst");
        }
        else
        {
            learned.Note("A13 CheckOrder", $"not learned: a bad request with a wrong token is answered with {stranger.Status}.");
        }

        var read = await bench.ReadOneAsync("-c", cancellationToken);
        if (read.Status is 404 or 405)
        {
            learned.Learn("UnsupportedMethod", read.Status == 404 ? "NotFound" : "MethodNotAllowed");
            learned.Note("A16 UnsupportedMethod", "learned from a GET of one entry. Whether a DELETE without a name empties the list is never tried.");
        }
        else
        {
            learned.Note("A16 UnsupportedMethod", $"not learned: a GET of one entry is answered with {read.Status}. Whether a DELETE without a name empties the list is never tried.");
        }

        learned.Note("A14 Throttle", bench.Throttled == 0 ? "not learned: finding the limit would disturb the bot. No answer asked for fewer requests." : $"not learned: finding the limit would disturb the bot. {bench.Throttled} answers asked for fewer requests.");
        learned.Note("A20 faults", "not a property of an endpoint.");
    }

    private static string? ErrorField(ReadOnlyMemory<byte> body)
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
                (true, true, _) => "Both",
                (true, _, _) => "Details",
                (_, true, true) => "Title",
                (_, true, _) => "Reason",
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
