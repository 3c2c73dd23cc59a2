using System.Text.Json;
using MediaProviders.Schema;

namespace MediaProviders.Generate.Schema;

/// <summary>Writes what a package offers: a resource or a function.</summary>
/// <param name="json">Where to write.</param>
/// <param name="properties">Writes properties.</param>
/// <param name="pages">Reads the pages that descriptions go on with.</param>
internal sealed class MemberWriter(Utf8JsonWriter json, PropertyWriter properties, DescriptionPages pages)
{
    /// <summary>Writes <paramref name="resource"/> as a value.</summary>
    public void Write(ResourceShape resource)
    {
        json.WriteStartObject();
        WriteDescription(resource.Description, resource.Page);
        properties.WriteAll("properties", resource.Outputs, PropertyRole.Output);
        properties.WriteRequired("required", resource.Outputs);
        properties.WriteAll("inputProperties", resource.Inputs, PropertyRole.Input);
        properties.WriteRequired("requiredInputs", resource.Inputs);
        WriteObject("listInputs", resource.ListInputs, PropertyRole.Input);
        json.WriteEndObject();
    }

    /// <summary>Writes <paramref name="function"/> as a value.</summary>
    public void Write(FunctionShape function)
    {
        json.WriteStartObject();
        WriteDescription(function.Description, function.Page);
        WriteObject("inputs", function.Inputs, PropertyRole.Input);
        WriteObject("outputs", function.Outputs, PropertyRole.Output);
        json.WriteEndObject();
    }

    private void WriteDescription(string summary, string? page) =>
        json.WriteString("description", page is null ? summary : $"{summary}\n\n{pages.Read(page)}");

    private void WriteObject(string name, ObjectType type, PropertyRole role)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "object");
        if (type.Description.Length > 0)
        {
            json.WriteString("description", type.Description);
        }

        properties.WriteAll("properties", type, role);
        properties.WriteRequired("required", type);
        json.WriteEndObject();
    }
}
