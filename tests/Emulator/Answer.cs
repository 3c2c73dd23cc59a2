using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaProviders.Emulator;

/// <summary>An answer before it is sent.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; empty when there is none.</param>
/// <param name="ContentType">The Content-Type header; null when there is none.</param>
/// <param name="Headers">Further headers.</param>
internal sealed record Answer(int Status, byte[] Body, string? ContentType, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, [], null, []);

    /// <summary>A JSON answer, compact, with only those characters escaped that JSON requires.</summary>
    public static Answer Json(int status, Action<Utf8JsonWriter> write, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = indented }))
        {
            write(writer);
        }

        return new Answer(status, buffer.ToArray(), "application/json", []);
    }

    /// <summary>An answer with a body of JSON text.</summary>
    public static Answer JsonText(int status, string json) => new(status, Encoding.UTF8.GetBytes(json), "application/json", []);

    /// <summary>The documented error body: <c>message</c>, and a second field whose name is A1.</summary>
    public static Answer Error(int status, string message, string details, ErrorDetailField field) => Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString(field == ErrorDetailField.Title ? "title" : "message", message);
        if (field is ErrorDetailField.Details or ErrorDetailField.Both)
        {
            writer.WriteString("details", details);
        }

        if (field is not ErrorDetailField.Details)
        {
            writer.WriteString("reason", details);
        }

        writer.WriteEndObject();
    });

    /// <summary>The same answer with one more header.</summary>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
