namespace MediaProviders.Provider.Tests.Protocol;

public sealed class PulumiAdviceTests
{
    [Fact]
    public void Import_PlainNames_IsACommandToCopy() =>
        Advice("first").Import("bot-one/images").ShouldBe("import it:\n  pulumi import things:index:Thing first 'bot-one/images' --generate-code=false");

    [Fact]
    public void Import_NamesAShellWouldRead_AreQuoted() =>
        Advice("it's $HOME").Import("a b").ShouldBe("import it:\n  pulumi import things:index:Thing 'it'\\''s $HOME' 'a b' --generate-code=false");

    [Fact]
    public void Forget_ChildOfAComponent_QuotesTheUrn() =>
        new PulumiAdvice(Urn.Parse("urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first")!, hasProvider: false).Forget
            .ShouldBe("run pulumi state delete 'urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first'");

    [Theory]
    [InlineData("urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first", false)]
    [InlineData("urn:pulumi:dev::shop::my:index:Whole$my:index:Part$things:index:Thing::first", false)]
    [InlineData("urn:pulumi:dev::shop::things:index:Thing::first", true)]
    public void Import_UnderAParentOrAnExplicitProvider_IsTheOptionAndNoCommand(string urn, bool hasProvider) =>
        new PulumiAdvice(Urn.Parse(urn)!, hasProvider).Import("bot-one/images").ShouldBe("import it with the option 'import':\n  bot-one/images");

    [Fact]
    public void Advice_OfLongNames_IsNotCut()
    {
        var id = $"{new string('b', 60)}/{new string('n', 200)}";
        var urn = $"urn:pulumi:{new string('s', 100)}::{new string('p', 100)}::my:index:Part$things:index:Thing::{new string('r', 100)}";

        Advice("first").Import(id).ShouldContain($"'{id}'");
        new PulumiAdvice(Urn.Parse(urn)!, hasProvider: false).Import(id).ShouldEndWith($"\n  {id}");
        new PulumiAdvice(Urn.Parse(urn)!, hasProvider: false).Forget.ShouldBe($"run pulumi state delete '{urn}'");
    }

    [Fact]
    public void Options_AreNamedAsProgramsWriteThem()
    {
        Advice("first").MoreTime.ShouldBe("give it more time with the resource option 'customTimeouts'");
        Advice("first").Renamed.ShouldBe("declare its old name in the option 'aliases'");
        Advice("first").Reconfigure.ShouldBe(
            "run pulumi up, pulumi destroy --run-program or pulumi refresh --run-program (without that flag, these two use the configuration of the last "
                + "update)");
        Advice("first").After.ShouldBe("Make this resource depend on it with the option 'dependsOn'");
        Advice("first").Refresh.ShouldBe("run pulumi refresh");
        Advice("first").KeepWhenRemoved.ShouldBe("set the resource option 'retainOnDelete' to true and run pulumi up once before you remove it");
    }

    private static PulumiAdvice Advice(string name) => new(Urn.Parse($"urn:pulumi:dev::shop::things:index:Thing::{name}")!, hasProvider: false);
}
