using System.Collections;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Messages as JSON that can be compared: every field is there, and property trees are read as what they say.</summary>
internal static class MessageText
{
    /// <summary>How a secret reads: an object with this one member.</summary>
    public const string Secret = "(secret)";

    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A message as JSON.</summary>
    public static JsonObject Of(IMessage message) => new(message.Descriptor.Fields.InDeclarationOrder()
        .Where(field => !field.HasPresence || field.Accessor.HasValue(message))
        .Select(field => KeyValuePair.Create(field.JsonName, OfField(field, field.Accessor.GetValue(message)))));

    /// <summary>A property tree in the same form, secrets included.</summary>
    public static JsonNode? OfTree(JsonNode? tree) => tree switch
    {
        JsonObject secret when (string?)(secret[Signature] as JsonValue) == SecretSignature => new JsonObject { [Secret] = OfTree(secret["value"]) },
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, OfTree(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(OfTree)]),
        _ => tree?.DeepClone(),
    };

    private static JsonNode? OfField(FieldDescriptor field, object? value) => value switch
    {
        null => null,
        IDictionary map => new JsonObject(
            map.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, OfValue(field.MessageType.Fields[2], map[key])))),
        IList items => new JsonArray([.. items.Cast<object>().Select(item => OfValue(field, item))]),
        _ => OfValue(field, value),
    };

    private static JsonNode? OfValue(FieldDescriptor field, object? value) => value switch
    {
        Struct tree => OfTree(JsonNode.Parse(JsonFormatter.Default.Format(tree))),
        IMessage message => Of(message),
        System.Enum or int when field.FieldType == FieldType.Enum =>
            field.EnumType.FindValueByNumber(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)).Name,
        bool flag => flag,
        string text => text,
        double number => number,
        int number => number,
        long number => number,
        _ => throw new NotSupportedException($"A field of {value?.GetType().Name} is in no answer of the contract."),
    };
}

/// <summary>The details of failures as JSON: type and value.</summary>
internal static class ErrorDetail
{
    private static readonly TypeRegistry Contract = TypeRegistry.FromMessages(ErrorResourceInitFailed.Descriptor, ConfigureErrorMissingKeys.Descriptor);

    /// <summary>Details that came over the wire.</summary>
    public static JsonObject Of(IReadOnlyList<Any> details) => new(details.Select(detail => KeyValuePair.Create(
        Any.GetTypeName(detail.TypeUrl),
        (JsonNode?)MessageText.Of(detail.Unpack(Contract) ?? throw new NotSupportedException($"A detail '{detail.TypeUrl}' is not of the contract.")))));

    /// <summary>The detail of a recorded error; an empty object when it has none.</summary>
    public static JsonObject OfRecorded(JsonObject error) => error["detail"] is JsonObject detail
        ? new JsonObject { [(string)detail["type"]!] = MessageText.OfTree(detail["value"]) }
        : [];

    /// <summary>A copy without the texts for people, and without what is left out of JSON when it is false.</summary>
    public static JsonObject Comparable(JsonNode details)
    {
        var copy = details.DeepClone().AsObject();
        foreach (var detail in copy.Select(member => member.Value!.AsObject()))
        {
            detail.Remove("reasons");
            if (detail["refreshBeforeUpdate"]?.GetValue<bool>() == false)
            {
                detail.Remove("refreshBeforeUpdate");
            }

            foreach (var key in detail["missingKeys"]?.AsArray() ?? [])
            {
                key!.AsObject().Remove("description");
            }
        }

        return copy;
    }
}
