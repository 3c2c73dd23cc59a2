using System.Text.Json;
using MediaProviders.Schema;

namespace MediaProviders.Generate.Schema;

/// <summary>Writes the properties of an object: their types, texts, and the traits that SDKs and API pages use.</summary>
/// <remarks>
/// Three things are left out on purpose. A <c>default</c>: SDKs would write it into every program's inputs, so that the default provider and an explicit
/// one, or two versions of an SDK, would differ in values that no program gave; the provider applies its defaults itself, and the description says which.
/// A <c>defaultInfo</c> with variables of the environment: the constructor of an explicit provider would read them before the plugin can know what else the
/// program gave, so that a variable of the shell would win over a value of the program. And <c>config.defaults</c>: despite its name, engines read it as the
/// list of required variables.
/// </remarks>
/// <param name="json">Where to write.</param>
/// <param name="tokens">The tokens of the package.</param>
internal sealed class PropertyWriter(Utf8JsonWriter json, Tokens tokens)
{
    /// <summary>Writes all properties of <paramref name="type"/> as an object called <paramref name="name"/>.</summary>
    public void WriteAll(string name, ObjectType type, PropertyRole role)
    {
        json.WriteStartObject(name);
        foreach (var property in type.Properties)
        {
            json.WriteStartObject(property.Name);
            WriteTraits(property, role);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the names of the required properties of <paramref name="type"/>; nothing when there are none.</summary>
    public void WriteRequired(string name, ObjectType type)
    {
        var required = type.Properties.Where(property => property.Required).Select(property => property.Name).ToList();
        if (required.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        required.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private void WriteTraits(Property property, PropertyRole role)
    {
        WriteType(property.Type);
        json.WriteString("description", property.Description);
        if (property.Secret)
        {
            json.WriteBoolean("secret", true);
        }

        if (property.ForcesReplacement && role == PropertyRole.Input)
        {
            json.WriteBoolean("willReplaceOnChanges", true);
        }
    }

    private void WriteType(TypeShape type)
    {
        switch (type)
        {
            case TypeShape.Scalar scalar:
                json.WriteString("type", scalar.Name);
                break;
            case TypeShape.List array:
                json.WriteString("type", "array");
                WriteElement("items", array.Element);
                break;
            case TypeShape.Map map:
                json.WriteString("type", "object");
                WriteElement("additionalProperties", map.Element);
                break;
            default:
                json.WriteString("$ref", tokens.Reference(NamedTypes.NameOf(type)));
                break;
        }
    }

    private void WriteElement(string name, TypeShape element)
    {
        json.WriteStartObject(name);
        WriteType(element);
        json.WriteEndObject();
    }
}
