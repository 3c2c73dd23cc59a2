using Google.Protobuf;
using MediaProviders.Protocol.Properties;
using static MediaProviders.Provider.Tests.Protocol.Properties.StructBytes;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

public sealed class UnreadablePropertiesTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";

    [Fact]
    public void Decode_UnknownSignature_IsNamed() => Refused(Member("a", Field(5, Member(Key, Text(3, "f00")))))
        .ShouldBe("Reading 'news' failed: it holds a value with the unknown signature 'f00'. Use a version of the provider that is as new as the Pulumi CLI.");

    [Fact]
    public void Decode_SignatureThatIsNoText_IsRefused() => Refused(Member("a", Field(5, Member(Key, Tag(4, 0), Varint(1)))))
        .ShouldBe("Reading 'news' failed: it holds a value with the unknown signature of a boolean. Use a version of the provider that is as new as the Pulumi CLI.");

    [Fact]
    public void Decode_ByteString_IsRefused() => Refused(Member("a", Field(5, Member(Key, Text(3, "803fd3297a5875dc03ca845dda5d2a98")), Member("value", Text(3, "gA==")))))
        .ShouldBe("Reading 'news' failed: it holds bytes that are not text, which this provider does not take. Give a text that is valid UTF-8.");

    [Fact]
    public void Decode_SecretWithoutValue_IsRefused() => Refused(Member("a", Field(5, Member(Key, Text(3, "1b47061264138c4ac30d75fd1eb44270")))))
        .ShouldBe("Reading 'news' failed: it holds a secret without a value. Please report this to the Pulumi engine.");

    [Fact]
    public void Decode_OutputThatDependsOnANumber_IsRefused() =>
        Refused(Member("a", Field(5, Member(Key, Text(3, "d0e6a833031e9bbcd3f4e8bde6ca49a4")), Member("dependencies", Field(6, Field(1, Tag(2, 1), new byte[8]))))))
            .ShouldBe("Reading 'news' failed: it holds an output that depends on a number instead of a URN. Please report this to the Pulumi engine.");

    [Fact]
    public void Decode_AThousandLevels_PassAndOneMoreIsRefused()
    {
        PropertyCodec.Decode(Of(Nested(1000)), "news").Members.Count.ShouldBe(1);

        Refused(Nested(1001)).ShouldBe("Reading 'news' failed: it is nested more than 1000 levels deep. Give a flatter value.");
    }

    [Fact]
    public void Decode_TenThousandLevelsOnASmallStack_IsRefused()
    {
        var objects = Of(Nested(10_000));
        var lists = Of(NestedLists(10_000));
        var refusals = new List<string>();
        var thread = new Thread(
            () =>
            {
                refusals.Add(RefusalOf(objects).Message);
                refusals.Add(RefusalOf(lists).Message);
                PropertyCodec.Encode(PropertyCodec.Decode(Of(Nested(1000)), "news"));
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();

        refusals.ShouldAllBe(text => text.EndsWith("levels deep. Give a flatter value."));
        refusals.Count.ShouldBe(2);
    }

    public static TheoryData<byte[], string> Malformed => new()
    {
        { [0x0A], "ends in the middle of a field" },
        { [0x0A, 0x05, 0x00], "ends in the middle of a field" },
        { [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], "ends in the middle of a field" },
        { [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], "ends in the middle of a field" },
        { [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], "has a number of more than ten bytes" },
        { [0x02, 0x00], "has a field without a number" },
        { [0x08, 0x01], "has a field of wire type 0 where 2 belongs" },
        { [0x13, 0x14], "has a field of wire type 3, which proto3 does not have" },
        { [.. Tag(7, 6)], "has a field of wire type 6, which proto3 does not have" },
        { [.. Field(1, Tag(1, 0), Varint(1))], "has a field of wire type 0 where 2 belongs" },
        { [.. Field(1, Tag(2, 0), Varint(1))], "has a field of wire type 0 where 2 belongs" },
        { [.. Member("a", Field(2, new byte[8]))], "has a field of wire type 2 where 1 belongs" },
        { [.. Member("a", Tag(3, 0), Varint(1))], "has a field of wire type 0 where 2 belongs" },
        { [.. Member("a", Field(4, Varint(1)))], "has a field of wire type 2 where 0 belongs" },
        { [.. Member("a", Field(6, Tag(1, 0), Varint(1)))], "has a field of wire type 0 where 2 belongs" },
        { [.. Member("a", Tag(2, 1), [1, 2, 3])], "ends in the middle of a field" },
        { [.. Member("a", Field(3, [0xC3]))], "has a text that is not valid UTF-8" },
        { [.. Member("a", Field(3, [0xED, 0xA0, 0x80]))], "has a text that is not valid UTF-8" },
        { [.. Field(1, Field(1, [0xFF]))], "has a text that is not valid UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Decode_BytesThatAreNoStruct_AreRefused(byte[] bytes, string reason)
    {
        var refusal = RefusalOf(ByteString.CopyFrom(bytes));

        refusal.IsMalformed.ShouldBeTrue();
        refusal.Message.ShouldBe($"Reading 'news' failed: it is not a google.protobuf.Struct, because it {reason}. Please report this to the Pulumi engine.");
    }

    private static string Refused(params byte[][] parts)
    {
        var refusal = RefusalOf(Of(parts));
        refusal.IsMalformed.ShouldBeFalse();
        return refusal.Message;
    }

    private static UnreadablePropertiesException RefusalOf(ByteString bytes) =>
        Should.Throw<UnreadablePropertiesException>(() => PropertyCodec.Decode(bytes, "news"));
}
