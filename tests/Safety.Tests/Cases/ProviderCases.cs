namespace MediaProviders.Safety.Tests.Cases;

/// <summary>One entry by way of two providers, whose plugins are two processes.</summary>
internal static class ProviderCases
{
    private static readonly string First = ProgramText.Basic("reader", "first-password");
    private static readonly string Second = ProgramText.Basic("reader", "second-password");

    public static async Task DuplicatesOfTwoProvidersAsync(ITestStack stack)
    {
        var images = new ProgramText().AddProvider("prov", ProviderAt(stack.FirstAddress)).Add("images", "images", First);
        (await stack.UpAsync(images.Add("pictures", "images", Second, overwrite: true, options: ["provider: ${prov}", "dependsOn: [ \"${images}\" ]"]))).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Creating 'bot/images' is refused: another resource of this command, under another provider with the same base address, has this bot and name");
        stack.One.Find("bot", "images")!.Password.ShouldBe("first-password");
        stack.ReadState().Resources.ShouldHaveSingleItem().ProgramName.ShouldBe("images");
    }

    public static async Task OtherCredentialsAtAnotherNameOfTheServerAsync(ITestStack stack)
    {
        ProgramText At(string address, string config) => new ProgramText().AddProvider("prov", ProviderAt(address)).Add("images", "images", config, options: "provider: ${prov}");
        (await stack.UpAsync(At(stack.FirstAddress, First))).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.UpAsync(At(stack.FirstAddressAgain, Second))).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("If this is a replacement, update credentials first");
        stack.One.Find("bot", "images")!.Password.ShouldBe("first-password");
        (await stack.UpAsync(At(stack.FirstAddress, Second))).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.UpAsync(At(stack.FirstAddressAgain, Second))).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Find("bot", "images")!.Password.ShouldBe("second-password");
    }

    private static (string Key, string Value)[] ProviderAt(string address) => [("endpoint", address), ("botId", "bot"), ("apiToken", "token-of-the-bots")];
}
