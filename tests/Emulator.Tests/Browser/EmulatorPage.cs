namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>A page of an emulator in a browser.</summary>
internal static class EmulatorPage
{
    /// <summary>Opens the first page and waits until it shows something.</summary>
    public static async Task<Tab> OpenAsync(Chromium browser, SinchEmulator emulator)
    {
        var page = await Tab.OpenAsync(browser, emulator.Origin + "/");
        await page.WaitForAsync("document.getElementById('bots')?.childElementCount > 0");
        return page;
    }

    /// <summary>Opens the page of settings and waits until it shows them.</summary>
    public static async Task<Tab> OpenSettingsAsync(Chromium browser, SinchEmulator emulator)
    {
        var page = await Tab.OpenAsync(browser, emulator.Origin + "/settings");
        await page.WaitForAsync("document.getElementById('settings')?.childElementCount > 0");
        return page;
    }

    /// <summary>The text of an element as a person sees it.</summary>
    public static async Task<string> TextAsync(this Tab page, string selector) =>
        (await page.EvaluateAsync($"document.querySelector('{selector}').innerText"))!.GetValue<string>();

    /// <summary>Clicks the button of that text.</summary>
    public static Task ClickAsync(this Tab page, string text) =>
        page.EvaluateAsync($"[...document.querySelectorAll('button')].find((b) => b.textContent === '{text}').click()");

    /// <summary>Waits until the page says that.</summary>
    public static Task WaitForStatusAsync(this Tab page, string text) => page.WaitForAsync($"document.getElementById('status').textContent === '{text}'");
}
