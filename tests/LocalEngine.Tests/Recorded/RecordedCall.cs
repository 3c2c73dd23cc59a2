namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>One call of a recording.</summary>
internal sealed class RecordedCall
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordedCall(JsonObject json)
    {
        Process = (int)json["process"]!;
        Index = (int)json["call"]!;
        Method = (string)json["method"]!;
        StartMs = (int)json["startMs"]!;
        EndMs = (int)json["endMs"]!;
        Request = (JsonObject)json["request"]!.DeepClone();
        RequestBytes = Convert.FromBase64String((string)json["requestBytes"]!);
        ResponseBytes = json["responseBytes"] is { } bytes ? Convert.FromBase64String(bytes.GetValue<string>()) : null;
        Error = json["error"] as JsonObject;
    }

    public int Process { get; }

    public int Index { get; }

    public string Method { get; }

    public int StartMs { get; }

    public int EndMs { get; }

    public JsonObject Request { get; }

    public byte[] RequestBytes { get; }

    public byte[]? ResponseBytes { get; }

    public JsonObject? Error { get; }

    public string Urn => (string?)Request["urn"] ?? string.Empty;

    /// <summary>Completes when the engine under test has made this call.</summary>
    public Task Arrived => _arrived.Task;

    public void Arrive() => _arrived.TrySetResult();

    /// <summary>True when this call was running while the other one began: it was answered only afterwards.</summary>
    public bool Overlaps(RecordedCall other) => other.Process == Process && other != this && other.StartMs < EndMs && other.Index > Index;
}
