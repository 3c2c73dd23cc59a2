using FsCheck;
using FsCheck.Fluent;

namespace MediaProviders.Provider.Tests.Values;

public sealed class ValueTests
{
    private static readonly Value.List OfAnUnknown = Tree.List(Tree.Unknown);

    private static readonly Dictionary<string, (Value Left, Value Right, bool AreTheSame)> Pairs = new(StringComparer.Ordinal)
    {
        ["without and with marks of secrecy"] = (Tree.Of(("config", Tree.Bearer("b"))), Tree.Of(("config", Tree.Secret(Tree.Bearer(Tree.Secret("b"))))), true),
        ["members in another order"] = (Tree.Of(("a", "1"), ("b", "2")), Tree.Of(("b", "2"), ("a", "1")), true),
        ["without a member and with a null"] = (Tree.Of(("a", "1")), Tree.Of(("a", "1"), ("b", null)), true),
        ["without a member and with a secret null"] = (Tree.Of(("a", "1")), Tree.Of(("a", "1"), ("b", Tree.Secret(Value.Null.Instance))), true),
        ["without a member and with one"] = (Tree.Of(("a", "1")), Tree.Of(("a", "1"), ("b", "2")), false),
        ["two unknowns"] = (Tree.Unknown, Tree.Unknown, false),
        ["an unknown and a text"] = (Tree.Unknown, Tree.Text("a"), false),
        ["a list of an unknown and itself"] = (OfAnUnknown, OfAnUnknown, false),
        ["a known output and its value"] = (new Value.Output(Tree.Text("a"), secret: true, ["urn"]), Tree.Text("a"), true),
        ["an unknown output and null"] = (new Value.Output(known: null, secret: false, []), Value.Null.Instance, false),
        ["a text and a number"] = (Tree.Text("1"), Tree.Number(1), false),
        ["a text and a boolean"] = (Tree.Text("true"), Value.Bool.True, false),
        ["an empty list and an empty object"] = (Tree.List(), Tree.Of(), false),
        ["lists of other lengths"] = (Tree.List(Tree.Text("a")), Tree.List(Tree.Text("a"), Tree.Text("a")), false),
        ["NaN and NaN"] = (Tree.Number(double.NaN), Tree.Number(double.NaN), true),
        ["seven hundred levels"] = (Tree.Nested(700), Tree.Nested(700), true),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory, MemberData(nameof(Names))]
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
        Tree.Of(("a", Tree.List(new Value.Secret(Value.Unknown.Instance)))).ContainsUnknown().ShouldBeTrue();
        Tree.Of(("a", Tree.List(Tree.Secret("b")))).ContainsUnknown().ShouldBeFalse();
    }

    [Theory, Each(2, 40)]
    public void Members_NameComesTwice_LastCounts(int others)
    {
        var members = Enumerable.Range(0, others).Select(i => ($"m{i}", (Value)Tree.Number(i)));
        var value = Tree.Of([("twice", "first"), .. members, ("twice", "last")]);

        value.Members.Count.ShouldBe(others + 1);
        TreeText.Of(value["twice"]).ShouldBe("\"last\"");
        value.Members.Count(m => m.Key == "twice").ShouldBe(1);
    }

    [Fact]
    public void Indexer_NoSuchMember_IsNull()
    {
        Tree.Of()["a"].ShouldBeSameAs(Value.Null.Instance);
        Tree.Of().TryGet("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void With_Member_ReplacesOrRemovesIt()
    {
        var value = Tree.Of(("a", "1"), ("b", "2"));

        TreeText.Of(value.With("a", Tree.Text("3"))["a"]).ShouldBe("\"3\"");
        TreeText.Of(value.With("a", value: null)).ShouldBe("{\"b\":\"2\"}");
    }

    [Fact]
    public void AsSecret_MarkedValue_IsNotMarkedTwice()
    {
        var secret = Tree.Secret("a");

        secret.AsSecret().ShouldBeSameAs(secret);
        TreeText.Of(Tree.Text("a").AsSecret()).ShouldBe("secret(\"a\")");
    }
}
