namespace MediaProviders.Safety.Tests.Cases;

/// <summary>Names that differ only in case: nobody knows whether the API tells them apart.</summary>
internal static class SpellingCases
{
    private static readonly string Config = ProgramText.Basic("reader", "first");

    public static async Task RespelledAsync(ITestStack stack)
    {
        var respelt = new ProgramText().Add("images", "Images", Config);
        (await stack.UpAsync(new ProgramText().Add("images", "images", Config))).Succeeded.ShouldBeTrue(stack.Said);
        (await stack.UpAsync(respelt)).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Entries("bot").Select(e => e.Name).ShouldBe(["Images"]);
        (await stack.UpAsync(respelt)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Count("POST").ShouldBe(0);
        (await stack.UpAsync(new ProgramText())).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Entries("bot").ShouldBeEmpty();
    }

    public static async Task StrangersSpellingAsync(ITestStack stack)
    {
        stack.One.Put("bot", Entry.Bearer("images", "strangers-token"));
        (await stack.UpAsync(new ProgramText().Add("images", "Images", Config))).Succeeded.ShouldBeFalse(stack.Said);
        stack.Said.ShouldContain("differs only in case");
        stack.One.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
        (await stack.UpAsync(new ProgramText().Add("images", "Images", Config, overwrite: true))).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Find("bot", "Images")!.Password.ShouldBe("first");
    }
}
