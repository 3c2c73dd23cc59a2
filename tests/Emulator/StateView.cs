using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>
/// What the page shows, as JSON: bots with their entries, faults, the last requests. No password is in it and no token but the documented one: a secret
/// is eight bullets whatever its length, and the texts that a fault answers with are left out, because they may repeat one.
/// </summary>
internal static class StateView
{
    private const string Masked = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";
    private const int ShownRequests = 20;

    /// <summary>Writes the view.</summary>
    public static void Write(Utf8JsonWriter writer, SinchEmulator emulator)
    {
        writer.WriteStartObject();
        writer.WriteString("basePath", emulator.Options.BasePath);
        writer.WriteString("usualToken", UsualToken(emulator));
        writer.WriteStartArray("bots");
        foreach (string botId in emulator.Store.BotIds)
        {
            WriteBot(writer, emulator, botId);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("faults");
        foreach (var fault in emulator.Faults.Pending)
        {
            writer.WriteStartObject();
            writer.WriteString("calls", FaultText.Calls(fault));
            writer.WriteString("effect", FaultText.Effect(fault));
            writer.WriteEndObject();
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

    private static string? UsualToken(SinchEmulator emulator) => emulator.Options.AnyBotToken == CommandLine.UsualToken ? CommandLine.UsualToken : null;

    private static void WriteBot(Utf8JsonWriter writer, SinchEmulator emulator, string botId)
    {
        writer.WriteStartObject();
        writer.WriteString("id", botId);
        writer.WriteString("region", emulator.Store.Access(botId)?.Region);
        writer.WriteStartArray("entries");
        foreach (var entry in emulator.Store.Entries(botId))
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
        writer.WriteString("at", request.At);
        writer.WriteString("method", request.Method);
        writer.WriteString("target", request.ShownTarget);
        if (request.Status is { } status)
        {
            writer.WriteNumber("status", status);
        }
        else
        {
            writer.WriteNull("status");
        }

        writer.WriteString("fault", request.Fault is { } fault ? FaultText.Effect(fault) : null);
        writer.WriteEndObject();
    }
}
