namespace MediaProviders.Tests.Support;

/// <summary>Keeps what a user would be told.</summary>
internal sealed class RecordingReporter : Reporter
{
    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> Statuses { get; } = new();

    public string Everything => string.Join('\n', [.. Warnings, .. Statuses]);

    public override void Warn(string text) => Warnings.Enqueue(text);

    public override void Status(string text) => Statuses.Enqueue(text);
}
