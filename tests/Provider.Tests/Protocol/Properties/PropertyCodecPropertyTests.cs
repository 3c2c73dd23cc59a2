using FsCheck;
using FsCheck.Fluent;
using MediaProviders.Provider.Tests.Values;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

/// <summary>What holds of every tree and of all bytes, with protobuf's own Struct as the judge.</summary>
public sealed class PropertyCodecPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Arbitrary<byte[]> Bytes = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        RandomTrees.Objects.Generator.SelectMany(Damaged)).ToArbitrary();

    [Fact]
    public void Encode_AnyTree_DecodesToTheSame() =>
        Prop.ForAll(RandomTrees.Objects, tree => TreeText.Of(PropertyCodec.Decode(PropertyCodec.Encode(tree), "news")) == TreeText.Of(tree)).Check(Many);

    [Fact]
    public void Encode_AnyTree_IsWhatProtobufReads() =>
        Prop.ForAll(RandomTrees.Objects, tree => Struct.Parser.ParseFrom(PropertyCodec.Encode(tree).ToByteArray()).Equals(ToWire(tree))).Check(Many);

    [Fact]
    public void Decode_AnyStructProtobufReads_IsReadOrRefused() => Prop.ForAll(Bytes, bytes =>
    {
        try
        {
            var tree = PropertyCodec.Decode(Struct.Parser.ParseFrom(bytes), "news");
            return TreeText.Of(PropertyCodec.Decode(PropertyCodec.Encode(tree), "news")) == TreeText.Of(tree);
        }
        catch (Exception e) when (e is OperationFailedException or InvalidProtocolBufferException)
        {
            return true;
        }
    }).Check(Many);

    // A good message with one byte changed, or cut short: nearer to the edges than noise.
    private static Gen<byte[]> Damaged(ObjectValue tree)
    {
        var bytes = PropertyCodec.Encode(tree).ToByteArray();
        return bytes.Length == 0
            ? Gen.Constant(bytes)
            : from at in Gen.Choose(0, bytes.Length - 1)
              from value in Gen.Choose(0, 255)
              from isCut in Gen.Elements(true, false)
              select isCut ? bytes[..at] : [.. bytes[..at], (byte)value, .. bytes[(at + 1)..]];
    }

    private static Struct ToWire(ObjectValue tree) => new() { Fields = { tree.Members.ToDictionary(member => member.Key, member => ToWire(member.Value)) } };

    private static WireValue ToWire(Value value) => value switch
    {
        Value.Null => WireValue.ForNull(),
        Value.Bool boolean => WireValue.ForBool(boolean.Content),
        Value.Number number => WireValue.ForNumber(number.Content),
        Value.Text text => WireValue.ForString(text.Content),
        Value.List list => WireValue.ForList([.. list.Items.Select(ToWire)]),
        ObjectValue members => WireValue.ForStruct(ToWire(members)),
        Value.Opaque opaque => WireValue.ForStruct(ToWire(opaque.Members)),
        Value.Secret secret => WireValue.ForStruct(new Struct
        {
            Fields = { ["4dabf18193072939515e22adb298388d"] = WireValue.ForString("1b47061264138c4ac30d75fd1eb44270"), ["value"] = ToWire(secret.Inner) },
        }),
        Value.Output output => ToWire(output),
        Value.Unknown { Expected: Value.UnknownKind.Bool } => WireValue.ForString("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"),
        Value.Unknown { Expected: Value.UnknownKind.Number } => WireValue.ForString("3eeb2bf0-c639-47a8-9e75-3b44932eb421"),
        Value.Unknown { Expected: Value.UnknownKind.Array } => WireValue.ForString("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"),
        Value.Unknown { Expected: Value.UnknownKind.Asset } => WireValue.ForString("030794c1-ac77-496b-92df-f27374a8bd58"),
        Value.Unknown { Expected: Value.UnknownKind.Archive } => WireValue.ForString("e48ece36-62e2-4504-bad9-02848725956a"),
        Value.Unknown { Expected: Value.UnknownKind.Object } => WireValue.ForString("dd056dcd-154b-4c76-9bd3-c8f88648b5ff"),
        _ => WireValue.ForString("04da6b54-80e4-46f7-96ec-b56ff0331ba9"),
    };

    private static WireValue ToWire(Value.Output output)
    {
        var wire = new Struct { Fields = { ["4dabf18193072939515e22adb298388d"] = WireValue.ForString("d0e6a833031e9bbcd3f4e8bde6ca49a4") } };
        if (output.Known is { } known)
        {
            wire.Fields["value"] = ToWire(known);
        }

        if (output.IsSecret)
        {
            wire.Fields["secret"] = WireValue.ForBool(true);
        }

        if (output.Dependencies.Count > 0)
        {
            wire.Fields["dependencies"] = WireValue.ForList([.. output.Dependencies.Select(WireValue.ForString)]);
        }

        return WireValue.ForStruct(wire);
    }
}
