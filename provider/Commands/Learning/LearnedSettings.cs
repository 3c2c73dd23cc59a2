using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaProviders.Commands.Learning;

/// <summary>
/// What was learned of an endpoint, in the names and values of the emulator's settings. What was not is kept with the reason, as a member whose name starts with
/// <c>//</c>, which the emulator passes over.
/// </summary>
internal sealed class LearnedSettings
{
    private readonly List<KeyValuePair<string, string>> values = [];
    private readonly List<KeyValuePair<string, string>> notes = [];

    /// <summary>The settings that were learned, by their names.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => values;

    /// <summary>What was not learned or needs a word more, by question and setting, each with the reason.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes => notes;

    /// <summary>Records an answer.</summary>
    public void Learn(string setting, string value) => values.Add(KeyValuePair.Create(setting, value));

    /// <summary>Records that a question stays open, or that an answer is not the whole truth.</summary>
    /// <param name="question">Its number and setting: <c>A14 Throttle</c>.</param>
    /// <param name="reason">Why, as a sentence.</param>
    public void Note(string question, string reason) => notes.Add(KeyValuePair.Create(question, reason));

    /// <summary>The file's text, JSON in UTF-8.</summary>
    /// <param name="service">The base address that was asked.</param>
    public byte[] Write(string service)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("//", $"What '{service}' does where the documents leave it open. Lines that start with // are not settings: they say what could not be learned.");
            foreach (var (name, value) in values)
            {
                writer.WriteString(name, value);
            }

            foreach (var (question, reason) in notes)
            {
                writer.WriteString($"//{question}", reason);
            }

            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
