using Google.Protobuf.Collections;
using MediaProviders.Values;
using ListValue = Google.Protobuf.WellKnownTypes.ListValue;
using NullValue = Google.Protobuf.WellKnownTypes.NullValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol;

/// <summary>Converts property trees from and to <c>google.protobuf.Struct</c>, in which Pulumi has its own encoding of secrets, unknowns and assets.</summary>
internal static class PropertyCodec
{
    /// <summary>Decodes a tree; an unset field is an empty object. The top level is never a signature, only the objects inside it may be.</summary>
    /// <param name="field">The name of the request's field, for error messages.</param>
    /// <exception cref="UnreadablePropertiesException">The tree has a value that this provider does not accept.</exception>
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

    public static Struct Encode(ObjectValue properties)
    {
        var written = new Struct();
        foreach (var (name, member) in properties.Members)
        {
            written.Fields[name] = Write(member);
        }

        return written;
    }

    private static Value Read(WireValue value, string field) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => Signature.FindUnknown(value.StringValue) is { } unknown ? unknown : new Value.Text(value.StringValue),
        WireValue.KindOneofCase.NumberValue => new Value.Number(value.NumberValue),
        WireValue.KindOneofCase.BoolValue => Value.Bool.Of(value.BoolValue),
        WireValue.KindOneofCase.StructValue when value.StructValue.Fields.ContainsKey(Signature.Key) =>
            Signature.Resolve(Decode(value.StructValue, field), field),
        WireValue.KindOneofCase.StructValue => Decode(value.StructValue, field),
        WireValue.KindOneofCase.ListValue => ReadList(value.ListValue.Values, field),

        // A value without a kind is null, as in Pulumi's own readers.
        _ => Value.Null.Instance,
    };

    private static Value.List ReadList(RepeatedField<WireValue> values, string field) => new([.. values.Select(item => Read(item, field))]);

    private static WireValue Write(Value value) => value switch
    {
        Value.Text text => Text(text.Content),
        Value.Number number => new WireValue { NumberValue = number.Content },
        Value.Bool boolean => new WireValue { BoolValue = boolean.Content },
        Value.Unknown unknown => Text(Signature.TextOf(unknown.Expected)),
        Value.List list => WriteList(list.Items),
        ObjectValue members => new WireValue { StructValue = Encode(members) },
        Value.Secret secret => Signed(Signature.Secret, secret.Inner),
        Value.Output output => WriteOutput(output),
        Value.Opaque opaque => new WireValue { StructValue = Encode(opaque.Members) },

        // The engine crashes on a value without a kind (seen in Pulumi 3.260), so null is written explicitly.
        _ => new WireValue { NullValue = NullValue.NullValue },
    };

    private static WireValue WriteOutput(Value.Output output)
    {
        var written = Signed(Signature.Output, output.Known);
        if (output.IsSecret)
        {
            written.StructValue.Fields[Signature.SecretName] = new WireValue { BoolValue = true };
        }

        if (output.Dependencies.Count > 0)
        {
            written.StructValue.Fields[Signature.DependenciesName] = WriteList(output.Dependencies.Select(urn => new Value.Text(urn)));
        }

        return written;
    }

    private static WireValue WriteList(IEnumerable<Value> items) => new() { ListValue = new ListValue { Values = { items.Select(Write) } } };

    private static WireValue Signed(string signature, Value? value)
    {
        var written = new Struct { Fields = { [Signature.Key] = Text(signature) } };
        if (value is not null)
        {
            written.Fields[Signature.ValueName] = Write(value);
        }

        return new WireValue { StructValue = written };
    }

    private static WireValue Text(string text) => new() { StringValue = text };

    /// <param name="message">What was read and what is wrong with it. Never a value.</param>
    internal sealed class UnreadablePropertiesException(string message) : Exception(message);
}
