using static MediaProviders.Provider.Tests.Protocol.Properties.StructBytes;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

public sealed class UnreadablePropertiesTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";

    [Fact]
    public void Decode_UnknownSignature_IsNamed() => Refused(Member("a", Field(5, Member(Key, Text(3, "f00")))))
        .ShouldBe("Reading 'news' failed: it contains a value with the unknown signature 'f00'. Use a version of the provider that is as new as the Pulumi CLI.");

    [Fact]
    public void Decode_SignatureThatIsNoText_IsRefused() => Refused(Member("a", Field(5, Member(Key, Tag(4, 0), Varint(1)))))
        .ShouldBe("Reading 'news' failed: it contains a value with the unknown signature of a boolean. Use a version of the provider that is as new as the Pulumi CLI.");

    [Fact]
    public void Decode_ByteString_IsRefused() => Refused(Member("a", Field(5, Member(Key, Text(3, "803fd3297a5875dc03ca845dda5d2a98")), Member("value", Text(3, "gA==")))))
        .ShouldBe("Reading 'news' failed: it contains bytes that are not text, which this provider does not accept. Give a text that is valid UTF-8.");

    [Fact]
    public void Decode_SecretWithoutValue_IsRefused() => Refused(Member("a", Field(5, Member(Key, Text(3, "1b47061264138c4ac30d75fd1eb44270")))))
        .ShouldBe("Reading 'news' failed: it contains a secret without a value. Please report this to the Pulumi engine.");

    [Fact]
    public void Decode_OutputThatDependsOnANumber_IsRefused() =>
        Refused(Member("a", Field(5, Member(Key, Text(3, "d0e6a833031e9bbcd3f4e8bde6ca49a4")), Member("dependencies", Field(6, Field(1, Tag(2, 1), new byte[8]))))))
            .ShouldBe("Reading 'news' failed: it contains an output that depends on a number instead of a URN. Please report this to the Pulumi engine.");

    private static string Refused(params byte[][] parts) =>
        Should.Throw<OperationFailedException>(() => PropertyCodec.Decode(Of(parts), "news")).Message;
}
