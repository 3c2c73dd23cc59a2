using MediaProviders.Values;
using ListValue = Google.Protobuf.WellKnownTypes.ListValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol.Properties;

/// <summary>Writes a value tree as a <c>google.protobuf.Struct</c>.</summary>
internal static class PropertyWriter
{
    /// <summary>Writes the members of an object.</summary>
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
        Value.Unknown unknown => Text(Sentinels.TextOf(unknown.Expected)),
        Value.List list => WriteList(list.Items),
        ObjectValue members => new WireValue { StructValue = WriteMembers(members) },
        Value.Secret secret => Signed(Signature.Secret, (Signature.ValueName, Write(secret.Inner))),
        Value.Output output => WriteOutput(output),
        Value.Opaque opaque => new WireValue { StructValue = WriteMembers(opaque.Members) },

        // The engine does not survive a value without a kind (seen in Pulumi 3.260), so null is written out.
        _ => new WireValue { NullValue = Google.Protobuf.WellKnownTypes.NullValue.NullValue },
    };

    private static WireValue WriteOutput(Value.Output output)
    {
        var written = Signed(Signature.Output);
        if (output.Known is { } known)
        {
            written.StructValue.Fields[Signature.ValueName] = Write(known);
        }

        if (output.IsSecret)
        {
            written.StructValue.Fields[Signature.SecretName] = new WireValue { BoolValue = true };
        }

        if (output.Dependencies.Count > 0)
        {
            written.StructValue.Fields[Signature.DependenciesName] = WriteList([.. output.Dependencies.Select(urn => new Value.Text(urn))]);
        }

        return written;
    }

    private static WireValue WriteList(IReadOnlyList<Value> items)
    {
        var list = new ListValue();
        foreach (var item in items)
        {
            list.Values.Add(Write(item));
        }

        return new WireValue { ListValue = list };
    }

    private static WireValue Signed(string signature, params ReadOnlySpan<(string Name, WireValue Value)> members)
    {
        var written = new Struct { Fields = { [Signature.Key] = Text(signature) } };
        foreach (var (name, value) in members)
        {
            written.Fields[name] = value;
        }

        return new WireValue { StructValue = written };
    }

    // A lone surrogate has no UTF-8; protobuf's own writer would refuse or replace it, depending on its version.
    private static WireValue Text(string text) => new() { StringValue = text };
}
