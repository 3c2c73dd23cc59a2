using static MediaProviders.Provider.Tests.Protocol.Properties.StructBytes;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

public sealed class PropertyCodecTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";

    [Fact]
    public void Decode_Empty_IsAnObjectWithoutMembers() => Read().ShouldBe("{}");

    [Fact]
    public void Decode_EveryKind_GivesTheTree() => Read(
        Member("null", Tag(1, 0), Varint(0)),
        Member("number", Tag(2, 1), BitConverter.GetBytes(1.0)),
        Member("text", Text(3, "www")),
        Member("bool", Tag(4, 0), Varint(1)),
        Member("object", Field(5, Member("in", Text(3, "a")))),
        Member("list", Field(6, Field(1, Text(3, "a")), Field(1)))).ShouldBe(
        "{\"null\":null,\"number\":3ff0000000000000,\"text\":\"www\",\"bool\":true,\"object\":{\"in\":\"a\"},\"list\":[\"a\",null]}");

    [Fact]
    public void Decode_NameTwice_LastCounts() => Read(Member("a", Text(3, "first")), Member("a", Text(3, "last"))).ShouldBe("{\"a\":\"last\"}");

    [Fact]
    public void Decode_ValueWithoutKind_IsNull() => Read(Member("a")).ShouldBe("{\"a\":null}");

    [Fact]
    public void Decode_EntryWithoutValueOrName_IsNullOrUnnamed() =>
        Read(Field(1, Text(1, "a")), Field(1, Field(2, Text(3, "b")))).ShouldBe("{\"a\":null,\"\":\"b\"}");

    [Fact]
    public void Decode_ValueBeforeName_GivesTheMember() => Read(Field(1, Field(2, Text(3, "v")), Text(1, "a"))).ShouldBe("{\"a\":\"v\"}");

    [Fact]
    public void Decode_SeveralKindsInOneValue_LastCounts() => Read(Member("a", Text(3, "text"), Tag(4, 0), Varint(1))).ShouldBe("{\"a\":true}");

    [Fact]
    public void Decode_UnknownFields_ArePassedOver() => Read(
        Text(9, "x"),
        [.. Tag(8, 0), .. Varint(ulong.MaxValue)],
        Field(1, [.. Tag(7, 5), 1, 2, 3, 4], Text(1, "a"), Field(2, [.. Tag(15, 1), 1, 2, 3, 4, 5, 6, 7, 8], Text(3, "v"))),
        Member("l", Field(6, Text(2, "x"), Field(1, Text(3, "i"))))).ShouldBe("{\"a\":\"v\",\"l\":[\"i\"]}");

    [Theory]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", nameof(Value.UnknownKind.Bool))]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421", nameof(Value.UnknownKind.Number))]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9", nameof(Value.UnknownKind.String))]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", nameof(Value.UnknownKind.Array))]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58", nameof(Value.UnknownKind.Asset))]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a", nameof(Value.UnknownKind.Archive))]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff", nameof(Value.UnknownKind.Object))]
    public void Decode_Sentinel_IsUnknownAnywhere(string sentinel, string kind) => Read(
        Member("leaf", Text(3, sentinel)),
        Member("list", Field(6, Field(1, Text(3, sentinel)))),
        Member("secret", Signed("1b47061264138c4ac30d75fd1eb44270", Member("value", Text(3, sentinel)))))
        .ShouldBe($"{{\"leaf\":unknown({kind}),\"list\":[unknown({kind})],\"secret\":secret(unknown({kind}))}}");

    [Fact]
    public void Decode_Secret_IsMarked() => Read(
        Member("first", Signed("1b47061264138c4ac30d75fd1eb44270", Member("value", Text(3, "s")))),
        Member("last", Field(5, Member("value", Field(5)), Member(Key, Text(3, "1b47061264138c4ac30d75fd1eb44270")))))
        .ShouldBe("{\"first\":secret(\"s\"),\"last\":secret({})}");

    [Fact]
    public void Decode_Output_SaysWhatItSays() => Read(
        Member("known", Signed("d0e6a833031e9bbcd3f4e8bde6ca49a4", Member("value", Text(3, "v")), Member("secret", Tag(4, 0), Varint(1)), Member("dependencies", Field(6, Field(1, Text(3, "urn")))))),
        Member("unknown", Signed("d0e6a833031e9bbcd3f4e8bde6ca49a4")))
        .ShouldBe("{\"known\":output(\"v\", True, [urn]),\"unknown\":output(-, False, [])}");

    [Theory]
    [InlineData("c44067f5952c0a294b673a41bacd8c17", "an asset")]
    [InlineData("0def7320c3a5731c473e5ecbe6d01bc7", "an archive")]
    [InlineData("5cf8f73096256a8f31e491e813e4eb8e", "a resource reference")]
    public void Decode_OtherSignature_IsKeptIntact(string signature, string kind)
    {
        var bytes = Of(Member("a", Signed(signature, Member("hash", Text(3, "00")), Member("new-key", Text(3, "x")))));

        var tree = PropertyCodec.Decode(bytes, "news");

        TreeText.Of(tree).ShouldBe($"{{\"a\":{kind}{{\"{Key}\":\"{signature}\",\"hash\":\"00\",\"new-key\":\"x\"}}}}");
        PropertyCodec.Encode(tree).ShouldBe(bytes);
    }

    [Fact]
    public void Decode_SignatureAtTheTop_IsAMemberLikeOthers() =>
        Read(Member(Key, Text(3, "x")), Member("a", Text(3, "b"))).ShouldBe($"{{\"{Key}\":\"x\",\"a\":\"b\"}}");

    [Fact]
    public void Decode_ThirtyLevels_Pass()
    {
        var tree = PropertyCodec.Decode(Of(Nested(30)), "news");

        TreeText.Of(tree).ShouldBe(TreeText.Of(Tree.Nested(30)));
        PropertyCodec.Encode(tree).ShouldBe(Of(Nested(30)));
    }

    [Fact]
    public void Encode_Null_IsWrittenOut() => PropertyCodec.Encode(Tree.Of(("a", Value.Null.Instance))).ShouldBe(Of(Member("a", Tag(1, 0), Varint(0))));

    [Fact]
    public void Encode_LoneSurrogate_IsReplaced() =>
        TreeText.Of(PropertyCodec.Decode(Struct.Parser.ParseFrom(PropertyCodec.Encode(Tree.Of(("a", Tree.Text("x\uD800y")))).ToByteArray()), "news")).ShouldBe("{\"a\":\"x\uFFFDy\"}");

    [Fact]
    public void Encode_TextOfMegabytes_ComesBack()
    {
        var text = new string('é', 3_000_000);

        var tree = PropertyCodec.Decode(PropertyCodec.Encode(Tree.Of(("before", Tree.Text("b")), ("long", Tree.Text(text)), ("after", Tree.Text("a")))), "news");

        ((Value.Text)tree["long"]).Content.ShouldBe(text);
        ((Value.Text)tree["before"]).Content.ShouldBe("b");
    }

    private static string Read(params byte[][] parts) => TreeText.Of(PropertyCodec.Decode(Of(parts), "news"));

    private static byte[] Signed(string signature, params byte[][] members) => Field(5, [Member(Key, Text(3, signature)), .. members]);
}
