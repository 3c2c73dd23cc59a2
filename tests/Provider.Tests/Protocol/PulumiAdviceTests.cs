using MediaProviders.Protocol;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class PulumiAdviceTests
{
    [Fact]
    public void Import_PlainNames_IsACommandToCopy() =>
        Advice("first").Import("bot-one/images").ShouldBe("run pulumi import things:index:Thing first 'bot-one/images' --generate-code=false");

    [Fact]
    public void Import_NamesAShellWouldRead_AreQuoted() =>
        Advice("it's $HOME").Import("a b").ShouldBe("run pulumi import things:index:Thing 'it'\\''s $HOME' 'a b' --generate-code=false");

    [Fact]
    public void Forget_ChildOfAComponent_QuotesTheUrn() =>
        new PulumiAdvice(Urn.Parse("urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first")!).Forget
            .ShouldBe("run pulumi state delete 'urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first'");

    [Fact]
    public void Options_AreNamedAsProgramsWriteThem()
    {
        Advice("first").MoreTime.ShouldBe("give it more time with the resource option 'customTimeouts'");
        Advice("first").Renamed.ShouldBe("declare its old name with the resource option 'aliases'");
        Advice("first").Reconfigure.ShouldBe("run pulumi up, pulumi destroy --run-program or pulumi refresh --run-program (without that flag these two go by the last update)");
        Advice("first").KeepWhenRemoved.ShouldBe("set the resource option 'retainOnDelete' to true and run pulumi up once before it is removed");
    }

    private static PulumiAdvice Advice(string name) => new(Urn.Parse($"urn:pulumi:dev::shop::things:index:Thing::{name}")!);
}
