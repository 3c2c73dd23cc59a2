using NameRule = MediaProviders.Safety.NameRule;

namespace MediaProviders.Provider.Tests.Resources;

public sealed class NamingTests
{
    private static readonly byte[] Seed = [7, 7, 7];

    [Fact]
    public void Generate_OneSeed_MakesOneName()
    {
        var name = NameRule.Generate("images", "", Seed);
        name.ShouldMatch("^images-[a-z]{7}$");
        NameRule.Generate("images", "", Seed).ShouldBe(name);
        NameRule.Generate("images", "", [8]).ShouldNotBe(name);
    }

    [Fact]
    public void Generate_NoSeed_DrawsAFreshName() =>
        Enumerable.Range(0, 20).Select(_ => NameRule.Generate("images", "", [])).Distinct(StringComparer.Ordinal).Count().ShouldBe(20);

    [Theory]
    [InlineData("my.images 2", "my-images-i")]
    [InlineData("dev-images", "dev-images")]
    [InlineData("bücher", "b-cher")]
    public void Generate_IllegalResourceName_IsMadeLegal(string resourceName, string stem) =>
        NameRule.Generate(resourceName, "", Seed).ShouldStartWith(stem + "-");

    [Fact]
    public void Generate_LongResourceName_KeepsPrefixAndSuffix()
    {
        var name = NameRule.Generate(new string('x', 400), "team-", Seed);
        name.Length.ShouldBe(NameRule.Longest);
        name.ShouldStartWith("team-xx");
        name.ShouldMatch("x-[a-z]{7}$");
        NameRule.IsLegal(name).ShouldBeTrue();
    }

    [Fact]
    public void Generate_LongestPrefix_LeavesRoomForTheSuffix() =>
        NameRule.IsLegal(NameRule.Generate("images", new string('p', NameRule.LongestPrefix), Seed)).ShouldBeTrue();

    [Theory]
    [InlineData("images-8c693a", "", "images-ocmpja")]
    [InlineData("images-0123456789", "", "images-ghijklmnop")]
    [InlineData("images", "dev-", "dev-images")]
    [InlineData("dev-images", "dev-", "dev-images")]
    public void Adapt_Proposed_BecomesLegal(string proposed, string prefix, string expected) => NameRule.Adapt(proposed, prefix).ShouldBe(expected);

    [Fact]
    public void Adapt_TooLong_KeepsItsEnd() => NameRule.Adapt(new string('a', 300) + "-unique", "").ShouldSatisfyAllConditions(
        name => name.Length.ShouldBe(NameRule.Longest),
        name => name.ShouldEndWith("-unique"));

    [Theory]
    [InlineData(Naming.Rule.Propose, "images-8c", "images-oc", null)]
    [InlineData(Naming.Rule.Enforce, "images", "images", null)]
    [InlineData(Naming.Rule.Enforce, "images-8c", "images-8c",
        "may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them, but automatic naming prescribes 'images-8c'. Give the resource a name, or "
            + "use a naming pattern of letters only.")]
    [InlineData(Naming.Rule.Disable, null, null, "is missing, and automatic naming is disabled: give the resource a name.")]
    public async Task Check_NamingModes_AreObeyed(object mode, string? proposed, string? expected, string? problem)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var result = fixture.Resource.Check(
            fixture.Op(), Tree.Of(("config", Tree.Bearer("t"))), ObjectValue.Empty, new Naming((Naming.Rule)mode, proposed, Seed));
        (result.Inputs["name"] as Value.Text)?.Content.ShouldBe(expected);
        result.Problems.Select(p => p.Reason).ShouldBe(problem is null ? [] : [problem]);
    }

    [Fact]
    public async Task Check_NameGivenOrKnown_IsKeptInEveryMode()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        foreach (var mode in Enum.GetValues<Naming.Rule>())
        {
            var kept = fixture.Resource.Check(
                fixture.Op(), Tree.Of(("config", Tree.Bearer("t"))), Tree.Of(("name", "old-name")), new Naming(mode, "proposed", Seed));
            Tree.Show(kept.Inputs["name"]).ShouldBe("old-name");
            kept.Problems.ShouldBeEmpty();
            var given = fixture.Resource.Check(
                fixture.Op(), Tree.Of(("name", "given"), ("config", Tree.Bearer("t"))), Tree.Of(("name", "old-name")), new Naming(mode, "proposed", Seed));
            Tree.Show(given.Inputs["name"]).ShouldBe("given");
        }
    }
}
