using Google.Protobuf.Collections;
using MediaProviders.Values;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol;

/// <summary>
/// Turns a <c>google.protobuf.Struct</c> into a value tree and back: the one place that knows how Pulumi puts secrets, unknowns, assets and the like into
/// JSON-like objects.
/// </summary>
internal static class PropertyCodec
{
    /// <summary>
    /// Reads a tree. A field that is not set and an empty one are alike: an object without members. Names are as they are: only what is inside of a member may
    /// carry a signature. How deep it is nested has been bounded by protobuf when it was parsed.
    /// </summary>
    /// <param name="field">The field's name in the contract, for the text of an error.</param>
    /// <exception cref="UnreadablePropertiesException">It holds what this provider does not take.</exception>
    public static ObjectValue Decode(Struct? properties, string field)
    {
        if (properties is null || properties.Fields.Count == 0)
        {
            return ObjectValue.Empty;
        }

        var members = new KeyValuePair<string, Value>[properties.Fields.Count];
        var i = 0;
        foreach (var (name, value) in properties.Fields)
        {
            members[i++] = KeyValuePair.Create(name, Read(value, field));
        }

        return new ObjectValue(members);
    }

    public static Struct Encode(ObjectValue properties) => PropertyWriter.WriteMembers(properties);

    private static Value Read(WireValue value, string field) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => Signature.FindUnknown(value.StringValue) is { } unknown ? unknown : new Value.Text(value.StringValue),
        WireValue.KindOneofCase.NumberValue => new Value.Number(value.NumberValue),
        WireValue.KindOneofCase.BoolValue => Value.Bool.Of(value.BoolValue),
        WireValue.KindOneofCase.StructValue when value.StructValue.Fields.ContainsKey(Signature.Key) =>
            Signature.Resolve(Decode(value.StructValue, field), field),
        WireValue.KindOneofCase.StructValue => Decode(value.StructValue, field),
        WireValue.KindOneofCase.ListValue => ReadList(value.ListValue.Values, field),

        // Without a kind it is null, as Pulumi's own readers take it.
        _ => Value.Null.Instance,
    };

    private static Value.List ReadList(RepeatedField<WireValue> values, string field)
    {
        var items = new Value[values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(values[i], field);
        }

        return new Value.List(items);
    }

    /// <summary>Properties that hold what this provider does not take.</summary>
    /// <param name="message">What was being read and what is wrong with it. Never a value.</param>
    internal sealed class UnreadablePropertiesException(string message) : Exception(message);
}
