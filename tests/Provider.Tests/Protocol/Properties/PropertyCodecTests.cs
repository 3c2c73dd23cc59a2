using static MediaProviders.Provider.Tests.Protocol.Properties.StructBytes;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

public sealed class PropertyCodecTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string UseANewerOne = "Use a version of the provider that is as new as the Pulumi CLI.";

    // The parts of a Struct, and the tree that they are.
    private static readonly Dictionary<string, (byte[][] Parts, string Tree)> Readable = new(StringComparer.Ordinal)
    {
        ["nothing"] = ([], "{}"),
        ["every kind"] = (
            [
                Member("null", Tag(1, 0), Varint(0)), Member("number", Tag(2, 1), BitConverter.GetBytes(1.0)), Member("text", Text(3, "www")),
                Member("bool", Tag(4, 0), Varint(1)), Member("object", Field(5, Member("in", Text(3, "a")))),
                Member("list", Field(6, Field(1, Text(3, "a")), Field(1))),
            ],
            "{\"null\":null,\"number\":3ff0000000000000,\"text\":\"www\",\"bool\":true,\"object\":{\"in\":\"a\"},\"list\":[\"a\",null]}"),
        ["a name twice: the last counts"] = ([Member("a", Text(3, "first")), Member("a", Text(3, "last"))], "{\"a\":\"last\"}"),
        ["a value without a kind"] = ([Member("a")], "{\"a\":null}"),
        ["an entry without a value, and one without a name"] = ([Field(1, Text(1, "a")), Field(1, Field(2, Text(3, "b")))], "{\"a\":null,\"\":\"b\"}"),
        ["a value before its name"] = ([Field(1, Field(2, Text(3, "v")), Text(1, "a"))], "{\"a\":\"v\"}"),
        ["several kinds in one value: the last counts"] = ([Member("a", Text(3, "text"), Tag(4, 0), Varint(1))], "{\"a\":true}"),
        ["fields that are not known"] = (
            [
                Text(9, "x"),
                [.. Tag(8, 0), .. Varint(ulong.MaxValue)],
                Field(1, [.. Tag(7, 5), 1, 2, 3, 4], Text(1, "a"), Field(2, [.. Tag(15, 1), 1, 2, 3, 4, 5, 6, 7, 8], Text(3, "v"))),
                Member("l", Field(6, Text(2, "x"), Field(1, Text(3, "i")))),
            ],
            "{\"a\":\"v\",\"l\":[\"i\"]}"),
        ["secrets, with the mark first or last"] = (
            [Member("first", Signed(Secret, Member("value", Text(3, "s")))), Member("last", Field(5, Member("value", Field(5)), Member(Key, Text(3, Secret))))],
            "{\"first\":secret(\"s\"),\"last\":secret({})}"),
        ["outputs"] = (
            [
                Member("known", Signed(Output, Member("value", Text(3, "v")), Member("secret", Tag(4, 0), Varint(1)), Urns(Text(3, "urn")))),
                Member("unknown", Signed(Output)),
            ],
            "{\"known\":output(\"v\", True, [urn]),\"unknown\":output(-, False, [])}"),
        ["a signature at the top: a member like others"] = ([Member(Key, Text(3, "x")), Member("a", Text(3, "b"))], $"{{\"{Key}\":\"x\",\"a\":\"b\"}}"),
    };

    // A member whose value has these parts, and why it is refused.
    private static readonly Dictionary<string, (byte[][] Value, string Reason)> Unreadable = new(StringComparer.Ordinal)
    {
        ["an unknown signature"] = ([Signed("f00")], $"a value with the unknown signature 'f00'. {UseANewerOne}"),
        ["a signature that is no text"] = ([Field(5, Member(Key, Tag(4, 0), Varint(1)))], $"a value with the unknown signature of a boolean. {UseANewerOne}"),
        ["a byte string"] = (
            [Signed("803fd3297a5875dc03ca845dda5d2a98", Member("value", Text(3, "gA==")))],
            "bytes that are not text, which this provider does not accept. Give a text that is valid UTF-8."),
        ["a secret without a value"] = ([Signed(Secret)], "a secret without a value. Please report this to the Pulumi engine."),
        ["an output that depends on a number"] = (
            [Signed(Output, Urns(Tag(2, 1), new byte[8]))], "an output that depends on a number instead of a URN. Please report this to the Pulumi engine."),
    };

    public static TheoryData<string> ReadableNames => [.. Readable.Keys];

    public static TheoryData<string> UnreadableNames => [.. Unreadable.Keys];

    [Theory, MemberData(nameof(ReadableNames))]
    public void Decode_Parts_GivesTheTree(string name) => Read(Readable[name].Parts).ShouldBe(Readable[name].Tree);

    [Theory, MemberData(nameof(UnreadableNames))]
    public void Decode_Unreadable_IsRefusedByName(string name) =>
        Should.Throw<OperationFailedException>(() => Read(Member("a", Unreadable[name].Value))).Message
            .ShouldBe($"Reading 'news' failed: it contains {Unreadable[name].Reason}");

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
        Member("secret", Signed(Secret, Member("value", Text(3, sentinel)))))
        .ShouldBe($"{{\"leaf\":unknown({kind}),\"list\":[unknown({kind})],\"secret\":secret(unknown({kind}))}}");

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
        TreeText.Of(PropertyCodec.Decode(Struct.Parser.ParseFrom(PropertyCodec.Encode(Tree.Of(("a", Tree.Text("x\uD800y")))).ToByteArray()), "news"))
            .ShouldBe("{\"a\":\"x\uFFFDy\"}");

    [Fact]
    public void Encode_TextOfMegabytes_ComesBack()
    {
        var text = new string('é', 3_000_000);

        var tree = PropertyCodec.Decode(
            PropertyCodec.Encode(Tree.Of(("before", Tree.Text("b")), ("long", Tree.Text(text)), ("after", Tree.Text("a")))), "news");

        ((Value.Text)tree["long"]).Content.ShouldBe(text);
        ((Value.Text)tree["before"]).Content.ShouldBe("b");
    }

    private static string Read(params byte[][] parts) => TreeText.Of(PropertyCodec.Decode(Of(parts), "news"));

    private static byte[] Urns(params byte[][] item) => Member("dependencies", Field(6, Field(1, item)));

    private static byte[] Signed(string signature, params byte[][] members) => Field(5, [Member(Key, Text(3, signature)), .. members]);
}
