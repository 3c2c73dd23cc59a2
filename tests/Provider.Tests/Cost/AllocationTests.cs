using MediaProviders.Provider.Tests.Resources;

namespace MediaProviders.Provider.Tests.Cost;

/// <summary>
/// What a call about one resource allocates beyond the tree of its request and the bytes of its answer; allocations do not depend on the machine's speed.
/// </summary>
public class AllocationTests : ResourceTests
{
    private const long Allowed = 4 * 1024;

    // As measured: protobuf's Struct takes a dictionary for each object and an object for each value. A Check writes one tree, a Read two.
    private const long AllowedWithATree = 5800;
    private const long AllowedWithTwoTrees = 9216;
    private const int WarmUp = 50;
    private const string Id = "bot/images";

    private static readonly Struct News = Encode(Tree.Of(("name", "images"), ("config", Tree.Basic("reader", Tree.Secret("secret")))));

    [Fact]
    public void DecodeAndEncode_InputsOfAResource_StaysWithinBounds()
    {
        var bytes = Encode(Tree.Of(
            ("type", "www"), ("botId", "bot-one"), ("name", "images"), ("overwrite", false), ("config", Tree.Basic("reader", Tree.Secret("first-password")))));
        var tree = Decode(bytes);

        // A Check reads two trees and writes one.
        var read = Allocated(() => Decode(bytes).Members.Count - tree.Members.Count);
        var written = Allocated(() => Encode(tree).Fields.Count - tree.Members.Count);
        ((2 * read) + written).ShouldBeLessThanOrEqualTo(4160, $"read {read}, written {written}");
        Encode(tree).ShouldBe(bytes);
    }

    [Fact]
    public void Check_OfOneResource_StaysWithinBounds()
    {
        var resource = fixture.Resource;
        var news = Decode(News);

        Allocated(() => Responses.OfCheck(resource.Check(operation, news, ObjectValue.Empty, NoNaming)).CalculateSize())
            .ShouldBeLessThanOrEqualTo(AllowedWithATree);
    }

    [Fact]
    public void Diff_OfOneResource_StaysWithinBounds()
    {
        var resource = fixture.Resource;
        var inputs = Encode(resource.Check(operation, Decode(News), ObjectValue.Empty, NoNaming).Inputs);
        var (last, wanted) = (Decode(inputs), Decode(inputs));
        var state = MediaProviderInputs.StateOf(last);

        Allocated(() => Responses.OfDiff(resource.Diff(operation, Id, new LastKnown(last, state), wanted, []), hasPaths: true).CalculateSize())
            .ShouldBeLessThanOrEqualTo(Allowed);
    }

    [Fact]
    public async Task Read_FromARecentList_StaysWithinBounds()
    {
        // A list is recent for 5 seconds, and a busy machine may need longer for all runs: the clock stands still.
        await using var still = await ResourceFixture.StartAsync(new ManualTimeProvider());
        var resource = still.Resource;
        var state = Decode(Encode((await still.UpAsync("images", Decode(News))).State));
        await resource.ReadAsync(operation, Id, new LastKnown(state, state), CancellationToken.None);

        Allocated(() =>
        {
            var read = resource.ReadAsync(operation, Id, new LastKnown(state, state), CancellationToken.None);
            read.IsCompletedSuccessfully.ShouldBeTrue();
            return Encode(read.Result!.State).CalculateSize() + Encode(read.Result.Inputs).CalculateSize();
        }).ShouldBeLessThanOrEqualTo(AllowedWithTwoTrees);
    }

    private readonly Operation operation = ResourceFixture.Operation();

    private static Naming NoNaming => new(Naming.Rule.Default, null, default);

    private static ObjectValue Decode(Struct bytes) => PropertyCodec.Decode(bytes, "news");

    private static Struct Encode(ObjectValue value) => PropertyCodec.Encode(value);

    /// <summary>
    /// The bytes that one run allocates on this thread beyond the message it returns the size of, once everything has been loaded and compiled.
    /// </summary>
    private static long Allocated(Func<int> call)
    {
        var least = long.MaxValue;
        for (var run = 0; run < WarmUp; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var message = call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before - message);
        }

        return least;
    }
}
