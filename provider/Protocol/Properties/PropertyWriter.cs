using MediaProviders.Values;
using ListValue = Google.Protobuf.WellKnownTypes.ListValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol;

/// <summary>Writes a value tree as a <c>google.protobuf.Struct</c>.</summary>
internal static class PropertyWriter
{
    public static Struct WriteMembers(ObjectValue value)
    {
        var written = new Struct();
        foreach (var (name, member) in value.Members)
        {
            written.Fields[name] = Write(member);
        }

        return written;
    }

    private static WireValue Write(Value value) => value switch
    {
        Value.Text text => Text(text.Content),
        Value.Number number => new WireValue { NumberValue = number.Content },
        Value.Bool boolean => new WireValue { BoolValue = boolean.Content },
        Value.Unknown unknown => Text(Signature.TextOf(unknown.Expected)),
        Value.List list => WriteList(list.Items),
        ObjectValue members => new WireValue { StructValue = WriteMembers(members) },
        Value.Secret secret => Signed(Signature.Secret, secret.Inner),
        Value.Output output => WriteOutput(output),
        Value.Opaque opaque => new WireValue { StructValue = WriteMembers(opaque.Members) },

        // The engine does not survive a value without a kind (seen in Pulumi 3.260), so null is written out.
        _ => new WireValue { NullValue = Google.Protobuf.WellKnownTypes.NullValue.NullValue },
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
}
