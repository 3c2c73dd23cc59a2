namespace MediaProviders.Safety.Tests.Cases;

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
