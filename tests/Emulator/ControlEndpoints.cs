using System.Text;
using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>
/// The control routes below <c>/_emulator/</c>: state, entries, faults, settings and the log of requests, as JSON. They show credentials, as
/// whoever controls the emulator may; requests that do not name a loopback host are refused, so that no web page can reach them by a host
/// name of its own.
/// </summary>
internal sealed class ControlEndpoints(SinchEmulator emulator)
{
    private const string Prefix = "/_emulator/";

    /// <summary>Whether a request target is one of the control routes.</summary>
    public static bool Owns(string target) => ApiPath.PathOf(target).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Does what a control request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="host">The host its Host header names, without the port.</param>
    public Answer Handle(ApiRequest request, string host)
    {
        if (host is not ("127.0.0.1" or "localhost" or "[::1]"))
        {
            return Error(403, "The control routes are for loopback hosts only. Ask for 127.0.0.1 or localhost.");
        }

        string?[] path = [.. ApiPath.PathOf(request.Target)[Prefix.Length..].TrimEnd('/').Split('/').Select(ApiPath.Decode)];
        try
        {
            return path switch
            {
                ["state"] => State(request),
                ["bots"] => request.Method == "GET" ? Json(WriteBots) : NotOffered("GET"),
                ["bots", { } bot, "entries"] => Entries(request, bot),
                ["bots", { } bot, "entries", { } name] => OneEntry(request, bot, name),
                ["faults"] => FaultList(request),
                ["requests"] => Requests(request),
                ["settings"] => Settings(request),
                _ => Error(404, "There is no such control route. There are state, bots, bots/ID/entries, bots/ID/entries/NAME, faults, requests and settings."),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return Error(400, wrong is FormatException ? wrong.Message : "The body is not the JSON this route takes.");
        }
    }

    private Answer State(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Answer.JsonText(200, emulator.Export());
            case "PUT":
                emulator.Load(Encoding.UTF8.GetString(request.Body));
                return Answer.Empty(204);
            default:
                return NotOffered("GET, PUT");
        }
    }

    private Answer Entries(ApiRequest request, string botId)
    {
        switch (request.Method)
        {
            case "GET":
                return Json(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var entry in emulator.Store.Entries(botId))
                    {
                        entry.Write(writer);
                    }

                    writer.WriteEndArray();
                });
            case "PUT":
                using (var json = JsonDocument.Parse(request.Body))
                {
                    emulator.Store.Replace(botId, [.. json.RootElement.EnumerateArray().Select(Entry.Read)]);
                }

                return Answer.Empty(204);
            default:
                return NotOffered("GET, PUT");
        }
    }

    private Answer OneEntry(ApiRequest request, string botId, string name)
    {
        switch (request.Method)
        {
            case "GET":
                return emulator.Store.Find(botId, name) is { } found ? Json(found.Write) : Error(404, $"Bot '{botId}' has no entry '{name}'.");
            case "PUT":
                using (var json = JsonDocument.Parse(request.Body))
                {
                    var entry = Entry.Read(json.RootElement);
                    if (entry.Name != name)
                    {
                        throw new FormatException($"Writing entry '{name}' failed: its body says '{entry.Name}'. Give the same name twice.");
                    }

                    emulator.Store.Put(botId, entry);
                }

                return Answer.Empty(204);
            case "DELETE":
                return emulator.Store.Remove(botId, name) ? Answer.Empty(204) : Error(404, $"Bot '{botId}' has no entry '{name}'.");
            default:
                return NotOffered("GET, PUT, DELETE");
        }
    }

    private Answer FaultList(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Json(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var fault in emulator.Faults.Pending)
                    {
                        FaultJson.Write(writer, fault);
                    }

                    writer.WriteEndArray();
                });
            case "POST":
                using (var json = JsonDocument.Parse(request.Body))
                {
                    emulator.Faults.Add(FaultJson.Read(json.RootElement));
                }

                return Answer.Empty(204);
            case "DELETE":
                emulator.Faults.Clear();
                return Answer.Empty(204);
            default:
                return NotOffered("GET, POST, DELETE");
        }
    }

    private Answer Requests(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Json(writer => RequestLogJson.Write(writer, emulator.Requests));
            case "DELETE":
                emulator.Requests.Clear();
                return Answer.Empty(204);
            default:
                return NotOffered("GET, DELETE");
        }
    }

    private Answer Settings(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return Json(writer => SettingsText.Write(writer, emulator.Settings));
            case "PUT":
                using (var json = JsonDocument.Parse(request.Body))
                {
                    emulator.Settings = json.RootElement.EnumerateObject().Aggregate(
                        emulator.Settings,
                        (settings, member) => SettingsText.Apply(settings, member.Name, member.Value.ToString()));
                }

                return Answer.Empty(204);
            default:
                return NotOffered("GET, PUT");
        }
    }

    private void WriteBots(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (string botId in emulator.Store.BotIds)
        {
            writer.WriteStartObject();
            writer.WriteString("id", botId);
            writer.WriteString("region", emulator.Store.Access(botId)?.Region);
            writer.WriteNumber("entries", emulator.Store.Entries(botId).Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Answer Json(Action<Utf8JsonWriter> write) => Answer.Json(200, write, indented: true);

    private static Answer NotOffered(string methods) => Error(405, $"This control route offers {methods}.").With("Allow", methods);

    private static Answer Error(int status, string text) => Answer.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error", text);
        writer.WriteEndObject();
    });
}
