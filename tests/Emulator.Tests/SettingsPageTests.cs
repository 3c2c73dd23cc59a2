namespace MediaProviders.Emulator.Tests;

/// <summary>The page of settings: which are in force and what they mean.</summary>
public sealed class SettingsPageTests(SharedBrowser browser) : IClassFixture<SharedBrowser>
{
    [ChromiumFact]
    public async Task Open_FromTheFirstPage_ShowsEverySettingWithItsMeaning()
    {
        await using var emulator = await StartAsync(new EmulatorSettings());
        var page = await EmulatorPage.OpenAsync(browser.Chromium, emulator);

        await page.FollowAsync("nav a[href=\"/settings\"]");
        await page.WaitForAsync("document.getElementById('settings')?.childElementCount > 0");

        string text = await page.TextAsync("#settings");
        foreach (var setting in SettingList.All)
        {
            text.ShouldContain($"{setting.Id}\t{setting.Name}\n");
            text.ShouldContain(setting.Meaning[1..] + ": " + setting.Values);
        }

        (await page.EvaluateAsync("document.querySelectorAll('mark').length"))!.GetValue<int>().ShouldBe(0);
        (await page.TextAsync("#change")).ShouldBe($$"""curl --request PUT --json '{"ReadLag":"2"}' {{emulator.Origin}}/_emulator/settings""");
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Change_WhileItIsOpen_ShowsAndIsMarked()
    {
        await using var emulator = await StartAsync(new EmulatorSettings { DeleteMissingStatus = 404 });
        var page = await EmulatorPage.OpenSettingsAsync(browser.Chromium, emulator);
        (await page.TextAsync("mark")).ShouldBe("404");

        emulator.Settings = emulator.Settings with { ListedSecrets = ListedSecrets.Bullets };
        await page.WaitForAsync("document.querySelectorAll('mark').length === 2");

        (await page.TextAsync("#settings")).ShouldContain("A18\tListedSecrets\nBullets");
    }

    private static Task<SinchEmulator> StartAsync(EmulatorSettings settings) =>
        SinchEmulator.StartAsync(new EmulatorOptions { Settings = settings, OfferControl = true });
}
