using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaProviders.Emulator;

/// <summary>
/// A fault as JSON: <c>{"method": "POST", "status": 500}</c>, and whatever else of <see cref="Fault"/> is not the default, times in
/// seconds, negative for a wait without end. Without <c>method</c> or <c>route</c> it is for every call, without <c>count</c> for all calls.
/// </summary>
public static class FaultJson
{
    // Eleven days, as long as a setting may be.
    private const double MostSeconds = 1e6;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a fault from text.</summary>
    /// <exception cref="FormatException">It is not JSON, has an unknown member or a wrong value; says which.</exception>
    public static Fault Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw FaultJsonProblem.NotJson(wrong);
        }
    }

    /// <summary>Reads a fault.</summary>
    /// <exception cref="FormatException">It has an unknown member or a wrong value; says which.</exception>
    public static Fault Read(JsonElement json)
    {
        if (FaultJsonProblem.Find(json, typeof(Form)) is { } problem)
        {
            throw problem;
        }

        try
        {
            return json.Deserialize<Form>(Options)!.ToFault();
        }
        catch (JsonException wrong)
        {
            throw FaultJsonProblem.Kind(wrong, typeof(Form));
        }
    }

    /// <summary>Writes a fault; what only exists in process is left out.</summary>
    public static void Write(Utf8JsonWriter writer, Fault fault) => JsonSerializer.Serialize(writer, Form.Of(fault), Options);

    private sealed record Form
    {
        public string? Method { get; init; }

        public FaultRoute? Route { get; init; }

        public int? Status { get; init; }

        public string? BotId { get; init; }

        public string? EntryName { get; init; }

        public int? FromCall { get; init; }

        public int? Count { get; init; }

        public string? Reason { get; init; }

        public bool? Applied { get; init; }

        public double? LagSeconds { get; init; }

        public double? DelaySeconds { get; init; }

        public double? AnswerDelaySeconds { get; init; }

        public string? Body { get; init; }

        public string? ContentType { get; init; }

        public Dictionary<string, string>? Headers { get; init; }

        public double? RetryAfterSeconds { get; init; }

        public bool? RetryAfterAsDate { get; init; }

        public bool? Chunked { get; init; }

        public AnswerEnding? Ending { get; init; }

        public static Form Of(Fault fault) => new()
        {
            Method = fault.Route switch
            {
                FaultRoute.List => "GET",
                FaultRoute.Post => "POST",
                FaultRoute.Delete => "DELETE",
                _ => null,
            },
            Route = fault.Route == FaultRoute.Other ? FaultRoute.Other : null,
            Status = fault.Status,
            BotId = fault.BotId,
            EntryName = fault.EntryName,
            FromCall = fault.FromCall == 1 ? null : fault.FromCall,
            Count = fault.Count,
            Reason = fault.Reason,
            Applied = fault.Applied,
            LagSeconds = fault.Lag?.TotalSeconds,
            DelaySeconds = Seconds(fault.Delay),
            AnswerDelaySeconds = Seconds(fault.AnswerDelay),
            Body = fault.Body,
            ContentType = fault.ContentType,
            Headers = fault.Headers.Count == 0 ? null : new Dictionary<string, string>(fault.Headers, StringComparer.OrdinalIgnoreCase),
            RetryAfterSeconds = fault.RetryAfter?.TotalSeconds,
            RetryAfterAsDate = fault.RetryAfterAsDate ? true : null,
            Chunked = fault.Chunked ? true : null,
            Ending = fault.Ending == AnswerEnding.Whole ? null : fault.Ending,
        };

        public Fault ToFault() => new()
        {
            Route = Route ?? RouteOf(Method),
            Status = Within(Status, 200, 599, "status"),
            BotId = BotId,
            EntryName = EntryName,
            FromCall = Within(FromCall, 1, int.MaxValue, "fromCall") ?? 1,
            Count = Within(Count, 1, int.MaxValue, "count"),
            Reason = Reason,
            Applied = Applied,
            Lag = Limited(LagSeconds, "lagSeconds"),
            Delay = Span(DelaySeconds, "delaySeconds"),
            AnswerDelay = Span(AnswerDelaySeconds, "answerDelaySeconds"),
            Body = Body,
            ContentType = ContentType,
            Headers = Headers ?? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
            RetryAfter = Limited(RetryAfterSeconds, "retryAfterSeconds"),
            RetryAfterAsDate = RetryAfterAsDate ?? false,
            Chunked = Chunked ?? false,
            Ending = Ending ?? AnswerEnding.Whole,
        };

        private static double? Seconds(TimeSpan span) =>
            span == TimeSpan.Zero ? null : span == Timeout.InfiniteTimeSpan ? -1 : span.TotalSeconds;

        private static TimeSpan Span(double? seconds, string member) =>
            seconds < 0 ? Timeout.InfiniteTimeSpan : Limited(seconds, member) ?? TimeSpan.Zero;

        private static TimeSpan? Limited(double? seconds, string member) => seconds switch
        {
            null => null,
            >= 0 and <= MostSeconds => TimeSpan.FromSeconds(seconds.Value),
            _ => throw FaultJsonProblem.Value(member, seconds, $"seconds from 0 to {MostSeconds:0}"),
        };

        private static int? Within(int? value, int least, int most, string member) =>
            value is null || (value >= least && value <= most) ? value
                : throw FaultJsonProblem.Value(member, value, $"a number from {least} to {most}");

        private static FaultRoute RouteOf(string? method) => method switch
        {
            null => FaultRoute.Any,
            "GET" => FaultRoute.List,
            "POST" => FaultRoute.Post,
            "DELETE" => FaultRoute.Delete,
            _ => throw new FormatException($"Reading a fault failed: there is no call with method '{method}'. Give GET, POST or DELETE, or a route."),
        };
    }
}
