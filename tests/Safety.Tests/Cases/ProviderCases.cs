using static MediaProviders.Safety.Tests.Cases.ClaimCases;

namespace MediaProviders.Safety.Tests.Cases;

/// <summary>One entry by way of two providers, whose plugins are two processes.</summary>
internal static class ProviderCases
{
    public static async Task DuplicatesOfTwoProvidersAsync(ITestStack stack)
    {
        var images = new ProgramText().AddProvider("prov", ProviderAt(stack.FirstAddress)).Add("images", "images", First);
        (await stack.UpAsync(
            images.Add("pictures", "images", Second, overwrite: true,
                options: ["provider: ${prov}", "dependsOn: [ \"${images}\" ]"]))).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain(
            "Creating 'bot/images' is refused: another resource of this command, under another provider with the same base address, has this bot and name");
        stack.One.Find("bot", "images")!.Password.ShouldBe("first-password");
        stack.ReadState().Resources.ShouldHaveSingleItem().ProgramName.ShouldBe("images");
    }

    public static async Task OtherCredentialsAtAnotherNameOfTheServerAsync(ITestStack stack)
    {
        ProgramText At(string address, string config) =>
            new ProgramText().AddProvider("prov", ProviderAt(address)).Add("images", "images", config, options: "provider: ${prov}");
        (await stack.UpAsync(At(stack.FirstAddress, First))).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.UpAsync(At(stack.FirstAddressAgain, Second))).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("If this is a replacement, update credentials first");
        stack.One.Find("bot", "images")!.Password.ShouldBe("first-password");
        (await stack.UpAsync(At(stack.FirstAddress, Second))).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.UpAsync(At(stack.FirstAddressAgain, Second))).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Find("bot", "images")!.Password.ShouldBe("second-password");
    }
}

/// <summary>A resource moves to another name, and nothing shows that it has arrived there: its old entry may be the only one it has.</summary>
internal static class UnconfirmedCases
{
    private static readonly string First = ProgramText.Basic("reader", "first");
    private static readonly CommandOptions GoOn = new() { ContinueOnError = true, SkipPreview = true };

    public static async Task OldNameWantedAsync(ITestStack stack)
    {
        await StartAsync(stack);
        (await stack.UpAsync(Moved().Add("other", "images", ProgramText.Bearer("others")), GoOn)).Succeeded.ShouldBeFalse();
        await ArrivesAsync(stack);
    }

    public static async Task CommandGoesOnAsync(ITestStack stack)
    {
        await StartAsync(stack);
        (await stack.UpAsync(Moved(), GoOn)).Succeeded.ShouldBeFalse();
        await ArrivesAsync(stack);
    }

    public static async Task NextCommandGoesOnAsync(ITestStack stack)
    {
        await StartAsync(stack);
        (await stack.UpAsync(Moved(), GoOn)).Succeeded.ShouldBeFalse();
        (await stack.UpAsync(Moved(), GoOn)).Succeeded.ShouldBeFalse();
        await ArrivesAsync(stack);
    }

    public static async Task UnderAnotherProviderAsync(ITestStack stack)
    {
        await StartAsync(stack);
        var moved = new ProgramText().AddProvider("prov", ProviderAt(stack.FirstAddress))
            .Add("images", "pictures", First, options: "provider: ${prov}");
        (await stack.UpAsync(moved, GoOn)).Succeeded.ShouldBeFalse();
        stack.One.Find("bot", "images").ShouldNotBeNull(stack.Said);
    }

    private static ProgramText Moved() => new ProgramText().Add("images", "pictures", First);

    private static async Task StartAsync(ITestStack stack)
    {
        (await stack.UpAsync(new ProgramText().Add("images", "images", First))).Succeeded.ShouldBeTrue(stack.Said);

        // Sent, and never seen: the answer is lost and nothing was written, again and again.
        stack.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post) with { Count = null });
    }

    private static async Task ArrivesAsync(ITestStack stack)
    {
        stack.Said.ShouldContain("is not confirmed");
        stack.One.Find("bot", "images")!.Password.ShouldBe("first", stack.Said);
        stack.Faults.Clear();
        (await stack.UpAsync(Moved())).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Find("bot", "pictures")!.Password.ShouldBe("first");
    }
}
