using System.Text.Encodings.Web;
using System.Text.Json;
using MediaProviders.Resources;

namespace MediaProviders.Commands.Importing;

/// <summary>The file that <c>pulumi import --file</c> takes.</summary>
/// <remarks>Source of the format: Pulumi, "pulumi import", https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/.</remarks>
internal static class ImportFile
{
    /// <summary>The type token of the resource as the import file and states have it.</summary>
    public static string Type { get; } = $"{Package.Metadata.Name}:index:{WhatsAppMediaProvider.Shape.Name}";

    /// <summary>The file's text, JSON in UTF-8.</summary>
    public static byte[] Write(ImportPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("resources");
            foreach (var entry in plan.Entries)
            {
                writer.WriteStartObject();
                writer.WriteString("type", Type);
                writer.WriteString("name", entry.ResourceName);
                writer.WriteString("id", entry.Id.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
