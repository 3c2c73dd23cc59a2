namespace MediaProviders.Safety.Tests;

/// <summary>Dev and prod on one bot: with requiredNamePrefix, dev cannot touch a name of prod on any path.</summary>
public sealed class NamePrefixTests
{
    private static readonly string Config = ProgramText.Basic("reader", "dev-password");

    [Fact]
    public async Task Up_ANameOfProd_IsRefused()
    {
        await using var stack = Dev();
        stack.Up(new ProgramText().Add("images", "prod-images", Config, overwrite: true)).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("must start with 'dev-'");
        stack.Up(new ProgramText().Add("images", "prod-images", ProgramText.Basic("reader", "prod-password"))).Succeeded.ShouldBeFalse(
            "nothing is adopted either");
        stack.ReadState().Resources.ShouldBeEmpty();
        ProdIsUntouched(stack);
    }

    [Fact]
    public async Task Up_AnImportOfProd_IsRefused()
    {
        await using var stack = Dev();
        stack.Up(new ProgramText().Add("images", "dev-images", Config, options: "import: bot/prod-images"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("this provider only touches names that start with 'dev-'");
        stack.Said.ShouldNotContain("prod-password");
        stack.Import(new ProgramText(), "images", "bot/prod-images").Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("this provider only touches names that start with 'dev-'");
        ProdIsUntouched(stack);
    }

    [Fact]
    public async Task Up_AGeneratedName_CarriesThePrefix()
    {
        await using var stack = Dev();
        stack.Up(new ProgramText().Add("images", null, Config)).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.Single().Name.ShouldStartWith("dev-");
        stack.Destroy(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        ProdIsUntouched(stack);
    }

    [Fact]
    public async Task Commands_AStateThatHoldsANameOfProd_CannotTouchIt()
    {
        await using var stack = Dev();
        var program = new ProgramText().Add("images", "prod-images", ProgramText.Basic("reader", "prod-password"));
        stack.Config.Remove("mediaproviders:requiredNamePrefix");
        stack.Up(program).Succeeded.ShouldBeTrue(stack.Said);
        stack.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue("dev-");

        stack.Up(new ProgramText().Add("images", "prod-images", Config), UpdateOnly).Succeeded.ShouldBeFalse();
        ProdIsUntouched(stack);
        stack.Up(new ProgramText().Add("other", "dev-other", Config), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Deleting 'bot/prod-images' is refused");
        stack.Said.ShouldContain("pulumi state delete");
        ProdIsUntouched(stack);
        stack.Refresh(program).Succeeded.ShouldBeFalse();
        stack.Destroy(program).Succeeded.ShouldBeFalse();
        ProdIsUntouched(stack);
    }

    [Fact]
    public async Task Up_TheRenameOfANameOfProd_LeavesItAlone()
    {
        await using var stack = Dev();
        stack.Config.Remove("mediaproviders:requiredNamePrefix");
        stack.Up(new ProgramText().Add("images", "prod-images", ProgramText.Basic("reader", "prod-password"))).Succeeded.ShouldBeTrue(stack.Said);
        stack.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue("dev-");
        stack.Up(new ProgramText().Add("images", "dev-images", ProgramText.Basic("reader", "prod-password")), UpdateOnly).Succeeded.ShouldBeFalse();
        ProdIsUntouched(stack);
        stack.Has("dev-images").ShouldNotBeNull();
    }

    private static SimulatedStack Dev()
    {
        var stack = new SimulatedStack();
        stack.Config["mediaproviders:requiredNamePrefix"] = new ConfigValue("dev-");
        stack.One.Store.Put("bot", Entry.Basic("prod-images", "reader", "prod-password"));
        return stack;
    }

    private static void ProdIsUntouched(SimulatedStack stack)
    {
        var entry = stack.Has("prod-images").ShouldNotBeNull();
        (entry.Username, entry.Password).ShouldBe(("reader", "prod-password"));
    }
}
