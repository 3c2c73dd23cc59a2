namespace MediaProviders.Emulator;

/// <summary>
/// A request as it was received: what <see cref="MediaProvidersEndpoints"/> needs to know of HTTP. The target is that of the request line, not normalised;
/// a header that is missing is null.
/// </summary>
internal sealed record ApiRequest(string Method, string Target, string? Authorization, string? ContentType, byte[] Body)
{
    /// <summary>The path of <see cref="Target"/>; null when it is not one of the API's.</summary>
    public ApiPath? Path { get; init; }

    /// <summary>Which of the three documented calls it is.</summary>
    public FaultRoute Route => (Method, Path?.Place) switch
    {
        ("GET", ApiPlace.Collection) => FaultRoute.List,
        ("POST", ApiPlace.Collection) => FaultRoute.Post,
        ("DELETE", ApiPlace.Entry) => FaultRoute.Delete,
        _ => FaultRoute.Other,
    };

    /// <summary>The bearer token; null when the header is missing or of another scheme.</summary>
    public string? BearerToken =>
        Authorization is not null && Authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? Authorization["Bearer ".Length..].Trim(' ')
            : null;

    /// <summary>Whether its Content-Type is JSON, whatever the character set.</summary>
    public bool IsJson => ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The name of the entry it is about: of a DELETE from the path, of a POST from the body; null when there is none.</summary>
    public string? EntryName()
    {
        if (Path?.EntryName is not null || Body.Length == 0)
        {
            return Path?.EntryName;
        }

        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("name", out var name)
                && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Method and target; never a header or the body.</summary>
    public override string ToString() => $"{Method} {Target}";
}
