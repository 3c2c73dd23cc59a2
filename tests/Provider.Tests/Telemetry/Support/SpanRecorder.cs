namespace MediaProviders.Provider.Tests.Telemetry;

/// <summary>Records the spans of one trace; tests that run beside it have their own.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;
    private readonly Activity root;

    public SpanRecorder()
    {
        root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C);
        root.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        root.Start();
        var trace = root.TraceId;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("MediaProviders.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The span above all others.</summary>
    public Activity Root => root;

    /// <summary>As it goes over the wire.</summary>
    public string TraceParent => root.Id!;

    /// <summary>The spans that have ended, in that order.</summary>
    public IReadOnlyList<Activity> Ended => [.. ended];

    /// <summary>A span as a line: kind, name, attributes in their order, and a mark when it failed.</summary>
    public static string Show(Activity span) =>
        $"{span.Kind} {span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}{(span.Status == ActivityStatusCode.Error ? " ERROR" : "")}";

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
    }
}
