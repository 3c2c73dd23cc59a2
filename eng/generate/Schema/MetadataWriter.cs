using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Generate.Schema;

/// <summary>Writes what a package says about itself, and the settings of the SDK generators.</summary>
internal static class MetadataWriter
{
    /// <summary>Writes <paramref name="metadata"/> as members of the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, PackageMetadata metadata, string version)
    {
        json.WriteString("name", metadata.Name);
        json.WriteString("displayName", metadata.DisplayName);
        json.WriteString("version", version);
        json.WriteString("description", metadata.Description);
        json.WriteStartArray("keywords");
        foreach (var keyword in metadata.Keywords)
        {
            json.WriteStringValue(keyword);
        }

        json.WriteEndArray();
        json.WriteString("homepage", metadata.Homepage);
        json.WriteString("license", metadata.License);
        json.WriteString("repository", metadata.Repository);
        json.WriteString("publisher", metadata.Publisher);
        json.WriteString("pluginDownloadURL", metadata.PluginDownloadUrl);

        // SDKs then carry the version and the download address in a form that packing them needs.
        json.WriteStartObject("meta");
        json.WriteBoolean("supportPack", true);
        json.WriteEndObject();
        json.WritePropertyName("language");
        WriteSetting(json, metadata.Language);
    }

    private static void WriteSetting(Utf8JsonWriter json, Value setting)
    {
        switch (setting)
        {
            case ObjectValue settings:
                json.WriteStartObject();
                foreach (var (name, value) in settings.Members)
                {
                    json.WritePropertyName(name);
                    WriteSetting(json, value);
                }

                json.WriteEndObject();
                break;
            case Value.Text text:
                json.WriteStringValue(text.Content);
                break;
            case Value.Bool truth:
                json.WriteBooleanValue(truth.Content);
                break;
            default:
                throw new InvalidOperationException($"Provider bug: a language setting is {setting.Kind}; only objects, strings and booleans are written.");
        }
    }
}
