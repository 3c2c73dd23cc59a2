using System.Text.Json.Nodes;

namespace MediaProviders.Emulator.Tests.Browser;

/// <summary>One tab of a <see cref="Chromium"/>.</summary>
internal sealed class Tab(DevTools devTools, string session)
{
    private IEnumerable<JsonNode> Events => devTools.Events.Where(e => e["sessionId"]?.GetValue<string>() == session);

    /// <summary>What a page did wrong: uncaught exceptions, and what the browser logs of refused loads and policies.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. Events.Where(e => e["method"]!.GetValue<string>() is "Runtime.exceptionThrown" or "Log.entryAdded").Select(e => e.ToJsonString()),
    ];

    public static async Task<Tab> OpenAsync(Chromium browser, string url)
    {
        var target = await browser.DevTools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await browser.DevTools.SendAsync(
            "Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        var tab = new Tab(browser.DevTools, attached["sessionId"]!.GetValue<string>());
        foreach (string domain in (string[])["Network.enable", "Runtime.enable", "Log.enable", "Page.enable"])
        {
            await tab.SendAsync(domain);
        }

        await tab.SendAsync("Page.navigate", new JsonObject { ["url"] = url });
        return tab;
    }

    /// <summary>The value of a JavaScript expression, which may be a promise.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } failure ? throw new InvalidOperationException(failure.ToJsonString()) : answer["result"]!["value"];
    }

    /// <summary>
    /// Waits until an expression is true, as the browser is asked again and again; half a minute at most, so that a broken page fails its test.
    /// </summary>
    public async Task WaitForAsync(string condition)
    {
        while (true)
        {
            try
            {
                await EvaluateAsync($$"""
                    new Promise((resolve, reject) => {
                      const look = () => ({{condition}}) ? resolve(true) : setTimeout(look, 20);
                      setTimeout(() => reject(new Error('It never came.')), 30000);
                      look();
                    })
                    """);
                return;
            }
            catch (InvalidOperationException left) when (left.Message.Contains("navigated", StringComparison.Ordinal)
                || left.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // The page was left for the next one, which is asked the same.
            }
        }
    }

    /// <summary>Clicks on a link. The page may be gone before the browser could answer, so the click comes after the answer.</summary>
    public Task FollowAsync(string selector) => EvaluateAsync($"setTimeout(() => document.querySelector('{selector}').click())");

    /// <summary>Gives the page that width, in CSS pixels, and a height of 900.</summary>
    public Task ResizeAsync(int width) =>
        SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    /// <summary>Says that the person prefers <c>light</c> or <c>dark</c>.</summary>
    public Task PreferAsync(string scheme) =>
        SendAsync("Emulation.setEmulatedMedia",
            new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });

    /// <summary>Lets the page write to the clipboard and read it, as if the person looked at it and had agreed.</summary>
    public async Task AllowClipboardAsync()
    {
        await devTools.SendAsync(
            "Browser.grantPermissions", new JsonObject { ["permissions"] = new JsonArray("clipboardReadWrite", "clipboardSanitizedWrite") });
        await SendAsync("Emulation.setFocusEmulationEnabled", new JsonObject { ["enabled"] = true });
    }

    /// <summary>The body of every answer the page has received so far.</summary>
    public async Task<IReadOnlyList<string>> ReceivedAsync()
    {
        var bodies = new List<string>();
        foreach (var finished in Events.Where(e => e["method"]!.GetValue<string>() == "Network.loadingFinished"))
        {
            var body = await SendAsync("Network.getResponseBody", new JsonObject { ["requestId"] = finished["params"]!["requestId"]!.DeepClone() });
            bodies.Add(body["body"]!.GetValue<string>());
        }

        return bodies;
    }

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => devTools.SendAsync(method, parameters, session);
}

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
