using MediaProviders.Values;
using ListValue = Google.Protobuf.WellKnownTypes.ListValue;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Protocol.Properties;

/// <summary>Reads a <c>google.protobuf.Struct</c> into a value tree. How deep it is nested has been bounded by protobuf when it was parsed.</summary>
/// <param name="field">The field of the request it came in, for the text of an error.</param>
internal readonly struct PropertyReader(string field)
{
    /// <summary>Reads the members of an object, in their order. Names are as they are: only what is inside of a member may carry a signature.</summary>
    public ObjectValue ReadMembers(Struct properties)
    {
        var members = new KeyValuePair<string, Value>[properties.Fields.Count];
        var i = 0;
        foreach (var (name, value) in properties.Fields)
        {
            members[i++] = KeyValuePair.Create(name, Read(value));
        }

        return members.Length == 0 ? ObjectValue.Empty : new ObjectValue(members);
    }

    private Value Read(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => ReadText(value.StringValue),
        WireValue.KindOneofCase.NumberValue => new Value.Number(value.NumberValue),
        WireValue.KindOneofCase.BoolValue => Value.Bool.Of(value.BoolValue),
        WireValue.KindOneofCase.StructValue => ReadObject(value.StructValue),
        WireValue.KindOneofCase.ListValue => ReadList(value.ListValue),

        // Without a kind it is null, as Pulumi's own readers take it.
        _ => Value.Null.Instance,
    };

    private static Value ReadText(string text) => Sentinels.Find(text) is { } unknown ? unknown : new Value.Text(text);

    private Value ReadObject(Struct properties)
    {
        var members = ReadMembers(properties);
        return properties.Fields.ContainsKey(Signature.Key) ? Signature.Resolve(members, field) : members;
    }

    private Value.List ReadList(ListValue list)
    {
        var items = new Value[list.Values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(list.Values[i]);
        }

        return new Value.List(items);
    }
}
