namespace MediaProviders.Emulator.Tests;

/// <summary>What the page says to a person who starts: how a stack reaches the emulator, and entries to look at.</summary>
public sealed class EmptyBotPageTests(SharedBrowser browser) : IClassFixture<SharedBrowser>
{
    [ChromiumFact]
    public async Task Open_WithoutBots_ShowsEndpointTokenAndCommands()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { AnyBotToken = CommandLine.UsualToken });
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);

        string text = await page.TextAsync("#bots");

        text.ShouldContain("No bot yet.");
        (await page.TextAsync("#bots dl")).ShouldBe($"Endpoint\n{emulator.Origin}\nToken\nemulator-token");
        (await page.TextAsync("#bots pre")).ShouldBe(Commands(emulator.Address, "my-bot") + " emulator-token");
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Copy_OfTheCommands_PutsThemIntoTheClipboard()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { AnyBotToken = CommandLine.UsualToken });
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);
        await page.AllowClipboardAsync();

        await page.ClickAsync("Copy the commands");
        await page.WaitForStatusAsync("Copied.");

        (await page.EvaluateAsync("navigator.clipboard.readText()"))!.GetValue<string>().ShouldBe(Commands(emulator.Address, "my-bot") + " emulator-token");
    }

    [ChromiumFact]
    public async Task Open_WithAnEmptyBotOfItsOwnToken_ShowsThatBotAndNoToken()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Bots = [new BotAccess("it's one", Api.Token)], BasePath = "/gate" });
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);

        (await page.TextAsync("#bots h3")).ShouldBe("it's one");
        (await page.TextAsync("#bots dl")).ShouldBe($"Endpoint\n{emulator.Address}\nToken\nthe one given with --bot or --token; the last command asks for it");
        (await page.TextAsync("#bots pre")).ShouldBe(Commands(emulator.Address, @"'it'\''s one'"));
        (await page.ReceivedAsync()).ShouldAllBe(body => !body.Contains(Api.Token));
    }

    [ChromiumFact]
    public async Task AddSamples_ToNoBot_MakesABotWithEntriesOfBothKinds()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { AnyBotToken = CommandLine.UsualToken });
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);

        await page.ClickAsync("Add sample entries");
        await page.WaitForStatusAsync("Added.");

        string text = await page.TextAsync("#bots");
        text.ShouldContain("sample-images\twww\tbasic\treader\t••••••••");
        text.ShouldContain("sample-archive\twww\tbearer\t–\t••••••••");
        text.ShouldNotContain("Add sample entries");
        emulator.Store.BotIds.ShouldBe(["my-bot"]);
    }

    [ChromiumFact]
    public async Task Commands_OfABotWithEntries_AreFoldedAndStayOpenOnceOpened()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { AnyBotToken = CommandLine.UsualToken });
        emulator.Store.Put("full", Entry.Bearer("a", "b"));
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);

        (await page.TextAsync("#bots details")).ShouldBe("Point a stack at this bot");
        await page.EvaluateAsync("document.querySelector('#bots details').open = true");
        // One more request shows on the page: it was drawn again.
        using var api = new Api(emulator, CommandLine.UsualToken);
        await api.ListAsync("full");
        await page.WaitForAsync("document.getElementById('requests').childElementCount === 1");

        (await page.TextAsync("#bots pre")).ShouldBe(Commands(emulator.Address, "full") + " emulator-token");
    }

    private static Task<SinchEmulator> StartAsync(EmulatorOptions options) => SinchEmulator.StartAsync(options with { OfferControl = true });

    private static string Commands(string endpoint, string bot) =>
        $"pulumi config set mediaproviders:endpoint {endpoint}\npulumi config set mediaproviders:botId {bot}\npulumi config set --secret "
            + "mediaproviders:apiToken";
}
