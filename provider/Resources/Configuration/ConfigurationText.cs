using System.Text;
using System.Text.Json;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// Converts configuration values that arrive as text. A stack's configuration contains only texts, and SDKs send numbers and objects as JSON text or as
/// they are: Pulumi's own engine tests do both. A string of the schema is never parsed; an enum may arrive as JSON text, because that is how SDKs send
/// everything to a provider that is not a plain string.
/// </summary>
internal static class ConfigurationText
{
    /// <summary>
    /// The configuration with every value converted to the type that the schema gives it, without absent values. A text that cannot be converted stays as it
    /// is, so that validation can report it.
    /// </summary>
    public static ObjectValue Interpret(ObjectType shape, ObjectValue given) =>
        Present(shape, given).Map((name, value) => shape.Find(name) is { } property ? Interpret(property.Type, value) : value);

    /// <summary>The configuration without absent values: null, secret null, an empty text and the text <c>null</c>, also as JSON text.</summary>
    public static ObjectValue Present(ObjectType shape, ObjectValue given) =>
        given.Keep((name, value) => !IsAbsent(value) && !(shape.Find(name) is { } property && IsAbsent(Interpret(property.Type, value))));

    private static bool IsAbsent(Value value) => value.IsAbsent || value.Plain is Value.Text { Content: "" or "null" };

    private static Value Interpret(TypeShape type, Value value)
    {
        if (ReferenceEquals(type, TypeShape.Scalar.String) || value.Plain is not Value.Text text || !TryParse(text.Content, out var parsed)
            || (type is EnumType && parsed is not Value.Text))
        {
            return value;
        }

        return value.IsSecret ? parsed.AsSecret() : parsed;
    }

    private static bool TryParse(string text, out Value value)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = 16 });
            value = From(document.RootElement);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            value = Value.Null.Instance;
            return false;
        }
    }

    private static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ObjectValue([.. element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, From(member.Value)))]),
        JsonValueKind.Array => new Value.List([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.String => new Value.Text(element.GetString()!),
        JsonValueKind.Number => new Value.Number(element.GetDouble()),
        JsonValueKind.True => Value.Bool.True,
        JsonValueKind.False => Value.Bool.False,
        _ => Value.Null.Instance,
    };
}
