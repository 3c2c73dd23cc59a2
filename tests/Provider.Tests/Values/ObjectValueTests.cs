using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Values;

public sealed class ObjectValueTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void Members_NameComesTwice_LastCounts(int others)
    {
        var members = Enumerable.Range(0, others).Select(i => ($"m{i}", (Value)Number(i)));
        var value = Of([("twice", Text("first")), .. members, ("twice", Text("last"))]);

        value.Members.Count.ShouldBe(others + 1);
        TreeText.Of(value["twice"]).ShouldBe("\"last\"");
        value.Members.Count(m => m.Key == "twice").ShouldBe(1);
    }

    [Fact]
    public void Indexer_NoSuchMember_IsNull()
    {
        Of()["a"].ShouldBeSameAs(Value.Null.Instance);
        Of().TryGet("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void With_Member_ReplacesOrRemovesIt()
    {
        var value = Of(("a", Text("1")), ("b", Text("2")));

        TreeText.Of(value.With("a", Text("3"))["a"]).ShouldBe("\"3\"");
        TreeText.Of(value.With("a", value: null)).ShouldBe("{\"b\":\"2\"}");
    }

    [Fact]
    public void AsSecret_MarkedValue_IsNotMarkedTwice()
    {
        var secret = Secret("a");

        secret.AsSecret().ShouldBeSameAs(secret);
        TreeText.Of(Text("a").AsSecret()).ShouldBe("secret(\"a\")");
    }
}
