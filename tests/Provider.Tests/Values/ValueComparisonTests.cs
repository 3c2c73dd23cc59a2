using FsCheck;
using FsCheck.Fluent;
using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Values;

public sealed class ValueComparisonTests
{
    private static readonly Value.List OfAnUnknown = List(Unknown);

    private static readonly Dictionary<string, (Value Left, Value Right, bool AreTheSame)> Pairs = new(StringComparer.Ordinal)
    {
        ["without and with marks of secrecy"] = (Of(("config", Bearer("b"))), Of(("config", Secret(Bearer(Secret("b"))))), true),
        ["members in another order"] = (Of(("a", "1"), ("b", "2")), Of(("b", "2"), ("a", "1")), true),
        ["without a member and with a null"] = (Of(("a", "1")), Of(("a", "1"), ("b", null)), true),
        ["without a member and with a secret null"] = (Of(("a", "1")), Of(("a", "1"), ("b", Secret(Value.Null.Instance))), true),
        ["without a member and with one"] = (Of(("a", "1")), Of(("a", "1"), ("b", "2")), false),
        ["two unknowns"] = (Unknown, Unknown, false),
        ["an unknown and a text"] = (Unknown, Text("a"), false),
        ["a list of an unknown and itself"] = (OfAnUnknown, OfAnUnknown, false),
        ["a known output and its value"] = (new Value.Output(Text("a"), secret: true, ["urn"]), Text("a"), true),
        ["an unknown output and null"] = (new Value.Output(known: null, secret: false, []), Value.Null.Instance, false),
        ["a text and a number"] = (Text("1"), Number(1), false),
        ["a text and a boolean"] = (Text("true"), Value.Bool.True, false),
        ["an empty list and an empty object"] = (List(), Of(), false),
        ["lists of other lengths"] = (List(Text("a")), List(Text("a"), Text("a")), false),
        ["NaN and NaN"] = (Number(double.NaN), Number(double.NaN), true),
        ["seven hundred levels"] = (Nested(700), Nested(700), true),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Matches_TwoValues_SaysWhetherTheyMeanTheSameEitherWay(string pair)
    {
        var (left, right, areTheSame) = Pairs[pair];
        (left.Matches(right), right.Matches(left)).ShouldBe((areTheSame, areTheSame));
    }

    [Fact]
    public void Matches_AnyKnownTreeWithItself_IsTrue() =>
        Prop.ForAll(RandomTrees.Known, tree => tree.Matches(tree)).QuickCheckThrowOnFailure();

    [Fact]
    public void Matches_AnyTwoTrees_IsSymmetric() =>
        Prop.ForAll(RandomTrees.All, RandomTrees.All, (left, right) => left.Matches(right) == right.Matches(left)).QuickCheckThrowOnFailure();

    [Fact]
    public void ContainsUnknown_UnknownInsideSecretInsideList_IsTrue()
    {
        Of(("a", List(new Value.Secret(Value.Unknown.Instance)))).ContainsUnknown().ShouldBeTrue();
        Of(("a", List(Secret("b")))).ContainsUnknown().ShouldBeFalse();
    }
}
