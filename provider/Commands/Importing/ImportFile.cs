using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaProviders.Resources;

namespace MediaProviders.Commands;

/// <summary>The file for <c>pulumi import --file</c>.</summary>
/// <remarks>Source of the format: Pulumi, "pulumi import", https://www.pulumi.com/docs/iac/cli/commands/pulumi_import/.</remarks>
internal static class ImportFile
{
    /// <summary>The type token of the resource in import files and states.</summary>
    public static string Type { get; } = $"{Package.Name}:index:{WhatsAppMediaProvider.Shape.Name}";

    private static readonly JsonInput Input = new("Reading the import file", "'import-file' writes", "Make it with 'import-file'.");

    /// <summary>The entries of a file, in its order: the name of the resource and the id of the entry. Resources of other types are ignored.</summary>
    /// <exception cref="Safety.OperationFailedException">
    /// It cannot be read, is not an import file, has no entry, or a name in it has white space or control characters.
    /// </exception>
    public static async Task<IReadOnlyList<(string Name, string Id)>> ReadAsync(string file, Func<Stream> input, CancellationToken cancellationToken) =>
        await Input.ReadAsync(file, input, EntriesOf, cancellationToken);

    private static List<(string Name, string Id)>? EntriesOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var entries = resources.EnumerateArray().Where(r => r.GetProperty("type").GetString() == Type)
            .Select(r => (Name: r.GetProperty("name").GetString() ?? "", Id: r.GetProperty("id").GetString() ?? "")).ToList();
        return entries.Count > 0 && entries.TrueForAll(e => e.Name.Length > 0 && !e.Name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) ? entries : null;
    }

    public static byte[] Write(ImportPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var resources = plan.Entries.Select(entry => new JsonObject { ["type"] = Type, ["name"] = entry.ResourceName, ["id"] = entry.Id.ToString() });
            new JsonObject { ["resources"] = new JsonArray([.. resources]) }.WriteTo(writer);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }
}
