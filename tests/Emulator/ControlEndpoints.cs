using System.Text;
using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>
/// The control routes below <c>/_emulator/</c>: state, entries, faults, settings and the log of requests, as JSON. Some show credentials, as
/// a person who controls the emulator may see them; <see cref="ControlGuard"/> keeps web pages away.
/// </summary>
internal sealed class ControlEndpoints(SinchEmulator emulator)
{
    private const string Prefix = "/_emulator/";

    /// <summary>Whether a request target is one of the control routes.</summary>
    public static bool Owns(string target) => ApiPath.PathOf(target).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Carries out a control request, unless <see cref="ControlGuard"/> refuses it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sender">Who sent it.</param>
    public Answer Handle(ApiRequest request, ControlSender sender)
    {
        string?[] path = [.. ApiPath.PathOf(request.Target)[Prefix.Length..].TrimEnd('/').Split('/').Select(ApiPath.Decode)];
        if (ControlGuard.Refusal(request, sender, showsCredentials: path is ["state"] or ["bots", _, "entries", ..]) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return path switch
            {
                ["state"] => State(request),
                ["view"] => request.Method == "GET" ? ControlAnswer.Json(writer => StateView.Write(writer, emulator)) : ControlAnswer.NotOffered("GET"),
                ["reset"] => Reset(request),
                ["bots"] => request.Method == "GET" ? ControlAnswer.Json(WriteBots) : ControlAnswer.NotOffered("GET"),
                ["bots", { } bot, "samples"] => Samples(request, bot),
                ["bots", { } bot, "entries"] => Entries(request, bot),
                ["bots", { } bot, "entries", { } name] => OneEntry(request, bot, name),
                ["faults"] => FaultList(request),
                ["requests"] => Requests(request),
                ["settings"] => Settings(request),
                ["settings", "described"] => request.Method == "GET" ? ControlAnswer.Json(DescribeSettings) : ControlAnswer.NotOffered("GET"),
                _ => ControlAnswer.Error(404, "There is no such control route. There are state, view, reset, bots, bots/ID/entries, bots/ID/entries/NAME, bots/ID/samples, faults, requests, settings and settings/described."),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return ControlAnswer.Error(400, wrong is FormatException ? wrong.Message : "The body is not the JSON that this route expects.");
        }
    }

    private Answer Reset(ApiRequest request)
    {
        if (request.Method != "POST")
        {
            return ControlAnswer.NotOffered("POST");
        }

        emulator.Reset();
        return ControlAnswer.Done();
    }

    private Answer State(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return ControlAnswer.JsonText(emulator.Export());
            case "PUT":
                emulator.Load(Encoding.UTF8.GetString(request.Body));
                return ControlAnswer.Done();
            default:
                return ControlAnswer.NotOffered("GET, PUT");
        }
    }

    private Answer Samples(ApiRequest request, string botId)
    {
        if (request.Method != "POST")
        {
            return ControlAnswer.NotOffered("POST");
        }

        foreach (var sample in SampleEntries.All.Where(sample => emulator.Store.Find(botId, sample.Name) is null))
        {
            emulator.Store.Put(botId, sample);
        }

        return ControlAnswer.Done();
    }

    private Answer Entries(ApiRequest request, string botId)
    {
        switch (request.Method)
        {
            case "GET":
                return ControlAnswer.Json(writer =>
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

                return ControlAnswer.Done();
            default:
                return ControlAnswer.NotOffered("GET, PUT");
        }
    }

    private Answer OneEntry(ApiRequest request, string botId, string name)
    {
        switch (request.Method)
        {
            case "GET":
                return emulator.Store.Find(botId, name) is { } found ? ControlAnswer.Json(found.Write) : ControlAnswer.Error(404, $"Bot '{botId}' has no entry '{name}'.");
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

                return ControlAnswer.Done();
            case "DELETE":
                return emulator.Store.Remove(botId, name) ? ControlAnswer.Done() : ControlAnswer.Error(404, $"Bot '{botId}' has no entry '{name}'.");
            default:
                return ControlAnswer.NotOffered("GET, PUT, DELETE");
        }
    }

    private Answer FaultList(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return ControlAnswer.Json(writer =>
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

                return ControlAnswer.Done();
            case "DELETE":
                emulator.Faults.Clear();
                return ControlAnswer.Done();
            default:
                return ControlAnswer.NotOffered("GET, POST, DELETE");
        }
    }

    private Answer Requests(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return ControlAnswer.Json(writer => RequestLogJson.Write(writer, emulator.Requests));
            case "DELETE":
                emulator.Requests.Clear();
                return ControlAnswer.Done();
            default:
                return ControlAnswer.NotOffered("GET, DELETE");
        }
    }

    private Answer Settings(ApiRequest request)
    {
        switch (request.Method)
        {
            case "GET":
                return ControlAnswer.Json(writer => SettingsText.Write(writer, emulator.Settings));
            case "PUT":
                using (var json = JsonDocument.Parse(request.Body))
                {
                    emulator.Settings = json.RootElement.EnumerateObject().Aggregate(
                        emulator.Settings,
                        (settings, member) => SettingsText.Apply(settings, member.Name, member.Value.ToString()));
                }

                return ControlAnswer.Done();
            default:
                return ControlAnswer.NotOffered("GET, PUT");
        }
    }

    private void DescribeSettings(Utf8JsonWriter writer) => SettingsText.WriteDescribed(writer, emulator.Settings);

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
}
