using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Protocol.Properties;

public sealed class PropertyCodecAllocationTests
{
    private static readonly Struct Inputs = PropertyCodec.Encode(Of(
        ("type", Text("www")), ("botId", Text("bot-one")), ("name", Text("images")), ("overwrite", Value.Bool.False),
        ("config", Of(("basic", Of(("username", Text("reader")), ("password", Secret("first-password"))))))));

    [Fact]
    public void DecodeAndEncode_InputsOfAResource_AllocateLittle()
    {
        _ = PropertyCodec.Encode(PropertyCodec.Decode(Inputs, "news"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var tree = PropertyCodec.Decode(Inputs, "news");
        var decoded = GC.GetAllocatedBytesForCurrentThread() - before;
        var bytes = PropertyCodec.Encode(tree);
        var encoded = GC.GetAllocatedBytesForCurrentThread() - before - decoded;

        // A Check reads two trees and writes one.
        ((2 * decoded) + encoded).ShouldBeLessThanOrEqualTo(4160, $"decoded {decoded}, encoded {encoded}");
        bytes.ShouldBe(Inputs);
    }
}
