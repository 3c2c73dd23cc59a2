using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediaProviders.Schema;

namespace MediaProviders.Generate.Schema;

/// <summary>
/// Writes Pulumi's package schema: what SDKs, API pages and the import of resources are made from. The same shapes and the same version give
/// the same bytes.
/// </summary>
/// <remarks>Source: https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/.</remarks>
internal static class PackageSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Descriptions are Markdown for people: quotes, angle brackets and dashes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    /// <summary>The schema as indented JSON in UTF-8, with a line feed at its end.</summary>
    /// <param name="metadata">What the package says about itself.</param>
    /// <param name="version">The version of the package, without a <c>v</c>: that of the plugin.</param>
    /// <param name="config">The configuration, which is also the inputs of an explicit provider.</param>
    /// <param name="resources">The resources, in the order in which they are to be written.</param>
    /// <param name="functions">The functions, in the order in which they are to be written.</param>
    /// <param name="pages">Reads the pages that descriptions go on with.</param>
    /// <exception cref="InvalidOperationException">Two types have one name, or an object without a name stands where a type is referred to.</exception>
    public static byte[] Write(
        PackageMetadata metadata,
        string version,
        ObjectType config,
        IReadOnlyList<ResourceShape> resources,
        IReadOnlyList<FunctionShape> functions,
        DescriptionPages pages)
    {
        var tokens = new Tokens(metadata.Name);
        var types = NamedTypes.Of(config, resources, functions);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            MetadataWriter.Write(json, metadata, version);
            var properties = new PropertyWriter(json, tokens);
            WriteConfig(json, properties, config);
            WriteTypes(json, new TypeWriter(json, properties), tokens, types);
            WriteMembers(json, new MemberWriter(json, properties, pages), tokens, resources, functions);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteConfig(Utf8JsonWriter json, PropertyWriter properties, ObjectType config)
    {
        json.WriteStartObject("config");
        properties.WriteAll("variables", config, PropertyRole.Configuration);
        json.WriteEndObject();

        json.WriteStartObject("provider");
        json.WriteString("description", config.Description);
        properties.WriteAll("inputProperties", config, PropertyRole.Input);
        properties.WriteRequired("requiredInputs", config);
        json.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter json, TypeWriter writer, Tokens tokens, IReadOnlyList<TypeShape> types)
    {
        json.WriteStartObject("types");
        foreach (var type in types)
        {
            json.WritePropertyName(tokens.Of(NamedTypes.NameOf(type)));
            writer.Write(type);
        }

        json.WriteEndObject();
    }

    private static void WriteMembers(
        Utf8JsonWriter json,
        MemberWriter writer,
        Tokens tokens,
        IReadOnlyList<ResourceShape> resources,
        IReadOnlyList<FunctionShape> functions)
    {
        json.WriteStartObject("resources");
        foreach (var resource in resources)
        {
            json.WritePropertyName(tokens.Of(resource.Name));
            writer.Write(resource);
        }

        json.WriteEndObject();
        json.WriteStartObject("functions");
        foreach (var function in functions)
        {
            json.WritePropertyName(tokens.Of(function.Name));
            writer.Write(function);
        }

        json.WriteEndObject();
    }
}
