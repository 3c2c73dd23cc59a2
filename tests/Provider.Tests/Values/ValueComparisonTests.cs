using FsCheck;
using FsCheck.Fluent;
using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Values;

public sealed class ValueComparisonTests
{
    [Fact]
    public void Matches_MarksOfSecrecyDiffer_AreTheSame()
    {
        var plain = Of(("config", Of(("bearer", Text("b")))));
        var marked = Of(("config", new Value.Secret(Of(("bearer", Secret("b"))))));

        plain.Matches(marked).ShouldBeTrue();
        marked.Matches(plain).ShouldBeTrue();
    }

    [Fact]
    public void Matches_OrderOfMembersDiffers_AreTheSame() =>
        Of(("a", Text("1")), ("b", Text("2"))).Matches(Of(("b", Text("2")), ("a", Text("1")))).ShouldBeTrue();

    [Fact]
    public void Matches_NullAndAbsentMember_AreTheSame()
    {
        var without = Of(("a", Text("1")));
        var withNull = Of(("a", Text("1")), ("b", Value.Null.Instance));
        var withSecretNull = Of(("a", Text("1")), ("b", new Value.Secret(Value.Null.Instance)));

        without.Matches(withNull).ShouldBeTrue();
        withNull.Matches(without).ShouldBeTrue();
        withSecretNull.Matches(without).ShouldBeTrue();
        without.Matches(withSecretNull).ShouldBeTrue();
    }

    [Fact]
    public void Matches_OneHasAnotherMember_Differ()
    {
        var less = Of(("a", Text("1")));
        var more = Of(("a", Text("1")), ("b", Text("2")));

        less.Matches(more).ShouldBeFalse();
        more.Matches(less).ShouldBeFalse();
    }

    [Fact]
    public void Matches_Unknown_EqualsNothing()
    {
        Value.Unknown.Instance.Matches(Value.Unknown.Instance).ShouldBeFalse();
        Value.Unknown.Instance.Matches(Text("a")).ShouldBeFalse();
        var holder = List(Value.Unknown.Instance);
        holder.Matches(holder).ShouldBeFalse();
    }

    [Fact]
    public void Matches_OutputsThatAreKnown_CompareTheirValues()
    {
        new Value.Output(Text("a"), secret: true, ["urn"]).Matches(Text("a")).ShouldBeTrue();
        new Value.Output(known: null, secret: false, []).Matches(Value.Null.Instance).ShouldBeFalse();
    }

    [Fact]
    public void Matches_KindsDiffer_Differ()
    {
        Text("1").Matches(Number(1)).ShouldBeFalse();
        Text("true").Matches(Value.Bool.True).ShouldBeFalse();
        List().Matches(Of()).ShouldBeFalse();
        List(Text("a")).Matches(List(Text("a"), Text("a"))).ShouldBeFalse();
    }

    [Fact]
    public void Matches_NaN_EqualsItself() => Number(double.NaN).Matches(Number(double.NaN)).ShouldBeTrue();

    [Fact]
    public void Matches_SevenHundredLevels_Ends() => Nested(700).Matches(Nested(700)).ShouldBeTrue();

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
