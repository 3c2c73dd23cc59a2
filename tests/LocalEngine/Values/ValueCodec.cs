using Google.Protobuf.WellKnownTypes;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.LocalEngine.Values;

/// <summary>
/// Values to and from <c>google.protobuf.Struct</c>, with the signatures of Pulumi 3.260. Assets, archives and resource references stay the plain objects they
/// are on the wire. Objects nested deeper than about 33 levels are more than Google.Protobuf reads.
/// </summary>
internal static class ValueCodec
{
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";
    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public static Struct ToStruct(ObjectValue value)
    {
        var result = new Struct();
        foreach (var (key, entry) in value.Entries)
        {
            result.Fields.Add(key, ToWire(entry));
        }

        return result;
    }

    /// <summary>Reads a struct; an unset one reads as null, which is not the same as an empty one.</summary>
    public static ObjectValue? FromOptional(Struct? value) => value is null ? null : FromStruct(value);

    public static ObjectValue FromStruct(Struct? value) =>
        value is null ? ObjectValue.Empty : new ObjectValue(value.Fields.Select(field => KeyValuePair.Create(field.Key, FromWire(field.Value))));

    private static WireValue ToWire(Value value) => value switch
    {
        BoolValue flag => WireValue.ForBool(flag.Flag),
        NumberValue number => WireValue.ForNumber(number.Number),
        TextValue text => WireValue.ForString(text.Text),
        UnknownValue unknown => WireValue.ForString(unknown.Sentinel),
        ListValue list => WireValue.ForList([.. list.Items.Select(ToWire)]),
        ObjectValue map => WireValue.ForStruct(ToStruct(map)),
        SecretValue secret => WireValue.ForStruct(new Struct
        {
            Fields = { [SignatureKey] = WireValue.ForString(SecretSignature), ["value"] = ToWire(secret.Inner) },
        }),
        _ => WireValue.ForNull(),
    };

    private static Value FromWire(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.BoolValue => new BoolValue(value.BoolValue),
        WireValue.KindOneofCase.NumberValue => new NumberValue(value.NumberValue),
        WireValue.KindOneofCase.StringValue when UnknownValue.Sentinels.Contains(value.StringValue) => new UnknownValue(value.StringValue),
        WireValue.KindOneofCase.StringValue => new TextValue(value.StringValue),
        WireValue.KindOneofCase.ListValue => new ListValue([.. value.ListValue.Values.Select(FromWire)]),
        WireValue.KindOneofCase.StructValue => FromWireObject(value.StructValue),
        WireValue.KindOneofCase.NullValue => NullValue.Instance,
        _ => throw new InvalidDataException("Reading a property value: its kind is not set. The Pulumi engine would panic here. Answer an explicit null."),
    };

    private static Value FromWireObject(Struct value)
    {
        var signature = value.Fields.GetValueOrDefault(SignatureKey)?.StringValue;
        if (signature == SecretSignature)
        {
            return SecretValue.Of(value.Fields.TryGetValue("value", out var inner) ? FromWire(inner) : NullValue.Instance);
        }

        if (signature != OutputSignature)
        {
            return FromStruct(value);
        }

        var output = value.Fields.TryGetValue("value", out var known) ? FromWire(known) : UnknownValue.Instance;
        return value.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? SecretValue.Of(output) : output;
    }
}
