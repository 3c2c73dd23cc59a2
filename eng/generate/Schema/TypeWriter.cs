using System.Text.Json;
using MediaProviders.Schema;

namespace MediaProviders.Generate.Schema;

/// <summary>Writes a named type: an object type or an enumeration.</summary>
/// <param name="json">Where to write.</param>
/// <param name="properties">Writes the properties of an object type.</param>
internal sealed class TypeWriter(Utf8JsonWriter json, PropertyWriter properties)
{
    /// <summary>Writes <paramref name="type"/> as a value.</summary>
    public void Write(TypeShape type)
    {
        json.WriteStartObject();
        if (type is EnumType choice)
        {
            WriteChoice(choice);
        }
        else
        {
            var named = (ObjectType)type;
            json.WriteString("type", "object");
            json.WriteString("description", named.Description);
            properties.WriteAll("properties", named, PropertyRole.Member);
            properties.WriteRequired("required", named);
        }

        json.WriteEndObject();
    }

    private void WriteChoice(EnumType choice)
    {
        json.WriteString("type", "string");
        json.WriteString("description", choice.Description);
        json.WriteStartArray("enum");
        foreach (var value in choice.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("value", value.Value);
            json.WriteString("description", value.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
