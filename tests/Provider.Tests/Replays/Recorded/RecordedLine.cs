namespace MediaProviders.Provider.Tests.Replays;

/// <summary>One line of a recording: something that happened to a plugin process. Lines stand in the order in which things ended.</summary>
/// <param name="Process">The number of the process in its scenario.</param>
/// <param name="StartMs">When it began, in milliseconds since the process started.</param>
/// <param name="EndMs">When it had ended.</param>
internal abstract record RecordedLine(int Process, int StartMs, int EndMs);

/// <summary>The engine started a plugin.</summary>
internal sealed record RecordedStart(int Process, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment) : RecordedLine(
    Process, 0, 0);

/// <summary>The engine sent a signal.</summary>
internal sealed record RecordedSignal(int Process, string Signal, int Ms) : RecordedLine(Process, Ms, Ms);

/// <summary>A call with its answer.</summary>
internal sealed record RecordedCall(int Process, int Index, string Method, int StartMs, int EndMs) : RecordedLine(Process, StartMs, EndMs)
{
    /// <summary>The request as it was on the wire.</summary>
    public required byte[] Request { get; init; }

    /// <summary>The answers as they were on the wire: one, or as many as a stream had. None when the call failed or the answer was the schema.</summary>
    public required IReadOnlyList<byte[]> Responses { get; init; }

    /// <summary>Code, message and detail of a call that failed; null when it succeeded.</summary>
    public JsonObject? Error { get; init; }

    /// <summary>Metadata sent with the call.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The request as JSON.</summary>
    public required JsonObject RequestJson { get; init; }

    /// <summary>How tables name it: process, order of arrival there, and method.</summary>
    public string Key => $"{Process}/{Index} {Method}";

    /// <summary>Reads a line.</summary>
    public static RecordedCall Of(JsonObject line) =>
        new((int)line["process"]!, (int)line["call"]!, (string)line["method"]!, (int)line["startMs"]!, (int)line["endMs"]!)
    {
        Request = Convert.FromBase64String((string)line["requestBytes"]!),
        Responses = line["responseBytes"] switch
        {
            null => [],
            JsonArray several => [.. several.Select(one => Convert.FromBase64String((string)one!))],
            var one => [Convert.FromBase64String((string)one!)],
        },
        Error = line["error"] as JsonObject,
        Metadata = line["metadata"] is JsonObject metadata ? metadata.ToDictionary(field => field.Key, field => (string)field.Value!, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal),
        RequestJson = (JsonObject)line["request"]!,
    };
}
