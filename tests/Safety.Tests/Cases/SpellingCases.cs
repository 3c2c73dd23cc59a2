using MediaProviders.Safety.Tests.Processes;

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

/// <summary>Bot ids that differ only in case: nothing tells whether a service takes the two for one.</summary>
internal static class BotCases
{
    private static readonly string Config = ProgramText.Basic("reader", "first");

    public static Task RespelledAsync(ITestStack stack) => KeepsAsync(stack, new ProgramText().Add("images", "images", Config, botId: "BOT"));

    public static Task RenamedInCodeAsync(ITestStack stack) => KeepsAsync(stack, new ProgramText().Add("pictures", "images", Config, botId: "BOT"));

    public static Task UnderAnotherProviderAsync(ITestStack stack) => KeepsAsync(
        stack,
        new ProgramText().AddProvider("prov", ("endpoint", stack.FirstAddress), ("botId", "Bot"), ("apiToken", ProcessStack.Token))
            .Add("images", "images", Config, options: "provider: ${prov}"));

    public static async Task ToldApartAsync(ITestStack stack)
    {
        stack.One.AddBot("BOT", ProcessStack.Token);
        await UpAsync(stack, new ProgramText().Add("images", "images", Config));
        await UpAsync(stack, new ProgramText().Add("images", "images", Config, botId: "BOT"));
        stack.Said.ShouldContain("'bot/images' was kept: a resource of this command has a bot id that differs only in case");
        stack.One.Find("BOT", "images")!.Password.ShouldBe("first");
    }

    private static async Task KeepsAsync(ITestStack stack, ProgramText respelt)
    {
        await UpAsync(stack, new ProgramText().Add("images", "images", Config));
        await UpAsync(stack, respelt);
        stack.Said.ShouldContain("'bot/images' was kept: ");
        stack.Count("DELETE").ShouldBe(0);
        stack.One.Find("bot", "images")!.Password.ShouldBe("first");
        await UpAsync(stack, respelt);
        (stack.Count("POST") + stack.Count("DELETE")).ShouldBe(0);
        await UpAsync(stack, new ProgramText());
        stack.One.Entries("bot").ShouldBeEmpty();
    }

    private static async Task UpAsync(ITestStack stack, ProgramText program, CommandOptions? options = null) =>
        (await stack.UpAsync(program, options)).Succeeded.ShouldBeTrue(stack.Said);
}
