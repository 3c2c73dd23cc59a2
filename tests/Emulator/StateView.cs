using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>
/// What the page shows, as JSON: bots with their entries, faults, the last requests. No password and no token is in it: a secret is eight bullets
/// whatever its length, and the texts that a fault answers with are left out, because they may repeat one.
/// </summary>
internal static class StateView
{
    private const string Masked = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";
    private const int ShownRequests = 20;

    /// <summary>Writes the view.</summary>
    public static void Write(Utf8JsonWriter writer, SinchEmulator emulator)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("bots");
        foreach (string botId in emulator.Store.BotIds)
        {
            WriteBot(writer, emulator.Store, botId);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("faults");
        foreach (var fault in emulator.Faults.Pending)
        {
            FaultJson.Write(writer, fault with { Body = null, Reason = null, Headers = new Dictionary<string, string>(StringComparer.Ordinal) });
        }

        writer.WriteEndArray();
        writer.WriteStartArray("requests");
        foreach (var request in emulator.Requests.All.Reverse().Take(ShownRequests))
        {
            WriteRequest(writer, request);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBot(Utf8JsonWriter writer, Store store, string botId)
    {
        writer.WriteStartObject();
        writer.WriteString("id", botId);
        writer.WriteString("region", store.Access(botId)?.Region);
        writer.WriteStartArray("entries");
        foreach (var entry in store.Entries(botId))
        {
            writer.WriteStartObject();
            writer.WriteString("name", entry.Name);
            writer.WriteString("type", entry.Type);
            writer.WriteString("authentication", entry.BearerToken is not null ? "bearer" : entry.Username is not null ? "basic" : null);
            writer.WriteString("username", entry.Username);
            writer.WriteString("secret", entry.BearerToken is null && entry.Password is null ? null : Masked);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, LoggedRequest request)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", request.Number);
        writer.WriteString("method", request.Method);
        writer.WriteString("target", request.Target);
        if (request.Status is { } status)
        {
            writer.WriteNumber("status", status);
        }
        else
        {
            writer.WriteNull("status");
        }

        writer.WriteBoolean("faulted", request.Faulted);
        writer.WriteEndObject();
    }
}
