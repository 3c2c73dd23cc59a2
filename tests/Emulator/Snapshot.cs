using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>
/// The state as JSON: <c>{"bots": {BOT: [ENTRY…]}, "faults": [FAULT…]}</c>, entries as the API lists them, secrets in clear text, faults
/// as <see cref="FaultJson"/> describes them. Tokens and regions are not part of it.
/// </summary>
/// <param name="Bots">The entries of each bot, in the order of the bots.</param>
/// <param name="Faults">The pending faults.</param>
public sealed record Snapshot(IReadOnlyDictionary<string, IReadOnlyList<Entry>> Bots, IReadOnlyList<Fault> Faults)
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The present state.</summary>
    public static Snapshot Of(Store store, Faults faults) => new(
        new OrderedDictionary<string, IReadOnlyList<Entry>>(store.BotIds.Select(bot => KeyValuePair.Create(bot, store.Entries(bot))), StringComparer.Ordinal),
        faults.Pending);

    /// <summary>Reads a snapshot.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What the text is, for the error.</param>
    /// <exception cref="FormatException">The text is not one; says which form it must have.</exception>
    public static Snapshot Read(string json, string source = "the state")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Reading {source} failed: it is not JSON of the form {{\"bots\": {{BOT: [ENTRY]}}, \"faults\": [FAULT]}}.", wrong);
        }
    }

    /// <summary>Puts the snapshot in place of the present entries and faults.</summary>
    public void ApplyTo(Store store, Faults faults)
    {
        store.ReplaceAll(Bots);
        faults.Replace(Faults);
    }

    /// <summary>Writes it, indented by one space, with a newline at the end.</summary>
    public string Write()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            writer.WriteStartObject();
            WriteBots(writer);
            writer.WriteStartArray("faults");
            foreach (var fault in Faults)
            {
                FaultJson.Write(writer, fault);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static Snapshot Read(JsonElement root)
    {
        // A file of another kind, such as an exported stack, must not count as an empty state: the option --state would overwrite it.
        if (root.EnumerateObject().FirstOrDefault(member => member.Name is not ("bots" or "faults")) is { Value.ValueKind: not JsonValueKind.Undefined } other)
        {
            throw new JsonException($"The state has no member '{other.Name}'.");
        }

        var bots = new OrderedDictionary<string, IReadOnlyList<Entry>>(StringComparer.Ordinal);
        if (root.TryGetProperty("bots", out var given))
        {
            foreach (var bot in given.EnumerateObject())
            {
                bots[bot.Name] = [.. bot.Value.EnumerateArray().Select(Entry.Read)];
            }
        }

        return new Snapshot(bots, root.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray().Select(FaultJson.Read)] : []);
    }

    private void WriteBots(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("bots");
        foreach (var (botId, entries) in Bots)
        {
            writer.WriteStartArray(botId);
            foreach (var entry in entries)
            {
                entry.Write(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
