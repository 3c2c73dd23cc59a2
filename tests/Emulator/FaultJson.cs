namespace MediaProviders.Emulator;

/// <summary>
/// A fault as JSON: <c>{"method": "POST", "status": 500}</c>, and whatever else of <see cref="Fault"/> is not the default, times in
/// seconds, negative for a wait without end. Without <c>method</c> or <c>route</c> it is for every call, without <c>count</c> for all calls.
/// What only exists in process is not written.
/// </summary>
public sealed class FaultJson : JsonConverter<Fault>
{
    private const string Failed = "Reading a fault failed:";

    // Eleven days, as long as a setting may be.
    private const double MostSeconds = 1e6;

    private static readonly Member[] Table =
    [
        new("method", "a text", fault => MethodOf(fault.Route), (fault, json) => TextOf(json) is { } method ? fault with { Route = RouteOf(method) } : null),
        Choice("route", fault => fault.Route, FaultRoute.Other, (fault, route) => fault with { Route = route }),
        Number("status", 200, 599, fault => fault.Status, (fault, status) => fault with { Status = status }),
        Text("botId", fault => fault.BotId, (fault, text) => fault with { BotId = text }),
        Text("entryName", fault => fault.EntryName, (fault, text) => fault with { EntryName = text }),
        Number("fromCall", 1, int.MaxValue, fault => fault.FromCall == 1 ? null : fault.FromCall, (fault, call) => fault with { FromCall = call }),
        Number("count", 1, int.MaxValue, fault => fault.Count, (fault, count) => fault with { Count = count }),
        Text("reason", fault => fault.Reason, (fault, text) => fault with { Reason = text }),
        Flag("applied", fault => fault.Applied, (fault, applied) => fault with { Applied = applied }),
        Seconds("lagSeconds", fault => fault.Lag, (fault, lag) => fault with { Lag = lag }),
        Seconds("delaySeconds", fault => Wait(fault.Delay), (fault, wait) => fault with { Delay = wait }, mayBeForEver: true),
        Seconds("answerDelaySeconds", fault => Wait(fault.AnswerDelay), (fault, wait) => fault with { AnswerDelay = wait }, mayBeForEver: true),
        Text("body", fault => fault.Body, (fault, text) => fault with { Body = text }),
        Text("contentType", fault => fault.ContentType, (fault, text) => fault with { ContentType = text }),
        new("headers", "an object of texts", fault => fault.Headers.Count == 0 ? null : JsonSerializer.SerializeToNode(fault.Headers), WithHeaders),
        Seconds("retryAfterSeconds", fault => fault.RetryAfter, (fault, wait) => fault with { RetryAfter = wait }),
        Flag("retryAfterAsDate", fault => fault.RetryAfterAsDate ? true : null, (fault, asDate) => fault with { RetryAfterAsDate = asDate }),
        Flag("chunked", fault => fault.Chunked ? true : null, (fault, chunked) => fault with { Chunked = chunked }),
        Choice("ending", fault => fault.Ending, null, (fault, ending) => fault with { Ending = ending }),
    ];

    /// <summary>The names of all members.</summary>
    public static IEnumerable<string> Members => Table.Select(member => member.Name);

    /// <summary>Reads a fault from text.</summary>
    /// <exception cref="FormatException">It is not JSON, has an unknown member or a wrong value; says which.</exception>
    public static Fault Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Fault>(json)!;
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{Failed} it is not JSON. Give an object, such as {{\"method\":\"POST\",\"status\":500}}.", wrong);
        }
    }

    /// <summary>A fault that is null is as wrong as a number.</summary>
    public override bool HandleNull => true;

    public override Fault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().Where(given => given.Value.ValueKind != JsonValueKind.Null || Find(given.Name) is null).Aggregate(new Fault(), With)
            : throw new FormatException($"{Failed} it is not an object. Give one, such as {{\"method\":\"POST\",\"status\":500}}.");
    }

    public override void Write(Utf8JsonWriter writer, Fault? value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer,
        value is null ? null
            : new JsonObject(Table.Select(member => KeyValuePair.Create(member.Name, member.Written(value))).Where(member => member.Value is not null)),
        options);

    private static Fault With(Fault fault, JsonProperty given)
    {
        var member = Find(given.Name) ?? throw new FormatException($"{Failed} there is no member '{given.Name}'. There are {string.Join(", ", Members)}.");
        return member.Given(fault, given.Value) ?? throw new FormatException($"{Failed} '{member.Name}' has a value of the wrong kind. Give {member.Kind}.");
    }

    private static Member? Find(string name) => Array.Find(Table, member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Member Text(string name, Func<Fault, string?> get, Func<Fault, string, Fault> with) =>
        new(name, "a text", fault => get(fault), (fault, json) => TextOf(json) is { } text ? with(fault, text) : null);

    private static Member Flag(string name, Func<Fault, bool?> get, Func<Fault, bool, Fault> with) =>
        new(name, "true or false", fault => get(fault), (fault, json) =>
            json.ValueKind is JsonValueKind.True or JsonValueKind.False ? with(fault, json.GetBoolean()) : null);

    private static Member Number(string name, int least, int most, Func<Fault, int?> get, Func<Fault, int, Fault> with) =>
        new(name, "a whole number", fault => get(fault), (fault, json) =>
            json.ValueKind != JsonValueKind.Number || !json.TryGetInt32(out int number) ? null
            : number >= least && number <= most ? with(fault, number)
            : throw new FormatException($"{Failed} '{name}' is {number}. Give a number from {least} to {most}."));

    private static Member Seconds(string name, Func<Fault, TimeSpan?> get, Func<Fault, TimeSpan, Fault> with, bool mayBeForEver = false) =>
        new(name, "a number", fault => get(fault) is { } span ? span == Timeout.InfiniteTimeSpan ? -1 : span.TotalSeconds : null, (fault, json) =>
            json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out double seconds) ? null
            : seconds < 0 && mayBeForEver ? with(fault, Timeout.InfiniteTimeSpan)
            : seconds is >= 0 and <= MostSeconds ? with(fault, TimeSpan.FromSeconds(seconds))
            : throw new FormatException($"{Failed} '{name}' is {seconds}. Give seconds from 0 to {MostSeconds:0}."));

    // Of a choice with a value that alone is written, the others have a member of their own.
    private static Member Choice<T>(string name, Func<Fault, T> get, T? written, Func<Fault, T, Fault> with)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName($"{value}"), StringComparer.OrdinalIgnoreCase);
        bool IsWritten(T value) => written is { } only ? value.Equals(only) : !value.Equals(default(T));
        return new(
            name,
            $"one of {string.Join(", ", values.Keys)}",
            fault => IsWritten(get(fault)) ? JsonNamingPolicy.CamelCase.ConvertName($"{get(fault)}") : null,
            (fault, json) => values.TryGetValue(TextOf(json) ?? "", out var value) ? with(fault, value) : null);
    }

    private static Fault? WithHeaders(Fault fault, JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.EnumerateObject().All(header => TextOf(header.Value) is not null)
        ? fault with { Headers = json.EnumerateObject().ToDictionary(header => header.Name, header => TextOf(header.Value)!, StringComparer.OrdinalIgnoreCase) }
        : null;

    private static string? TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static TimeSpan? Wait(TimeSpan wait) => wait == TimeSpan.Zero ? null : wait;

    private static string? MethodOf(FaultRoute route) =>
        route switch { FaultRoute.List => "GET", FaultRoute.Post => "POST", FaultRoute.Delete => "DELETE", _ => null };

    private static FaultRoute RouteOf(string method) => method switch
    {
        "GET" => FaultRoute.List,
        "POST" => FaultRoute.Post,
        "DELETE" => FaultRoute.Delete,
        _ => throw new FormatException($"{Failed} there is no call with method '{method}'. Give GET, POST or DELETE, or a route."),
    };

    /// <summary>One member: what it is when it is written, null for the default, and the fault with what is given, null for a value of another kind.</summary>
    private sealed record Member(string Name, string Kind, Func<Fault, JsonNode?> Written, Func<Fault, JsonElement, Fault?> Given);
}
