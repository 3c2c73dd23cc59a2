using System.Security.Cryptography;

namespace MediaProviders.Emulator.Tests;

/// <summary>The pages on a telephone and on a desk, in light and in dark.</summary>
public sealed class PageLayoutTests(SharedBrowser browser) : IClassFixture<SharedBrowser>, IAsyncLifetime
{
    private static readonly string LongName = string.Concat(Enumerable.Repeat("longname", 25));
    private SinchEmulator _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess(Api.Bot, Api.Token)], OfferControl = true });
        _emulator.Store.Put(Api.Bot, Entry.Basic(LongName, "a user name with blanks", "p"));
        _emulator.Store.Put(Api.Bot, Entry.Bearer("short", "b"));
        _emulator.Faults.Add(Fault.Answers(503));
        using var api = new Api(_emulator);
        await api.DeleteAsync(LongName);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [ChromiumFact]
    public async Task Tables_OnATelephone_WrapNamesAndNothingElse() => await CheckTablesAsync(400);

    [ChromiumFact]
    public async Task Tables_OnADesk_WrapNamesAndNothingElse() => await CheckTablesAsync(1280);

    [ChromiumFact]
    public async Task Settings_OnATelephone_NeedNoScrollingSideways()
    {
        var page = await EmulatorPage.OpenSettingsAsync(browser.Chromium, _emulator);
        await page.ResizeAsync(400);

        (await NumberAsync(page, "document.querySelector('.scrolls').scrollWidth - document.querySelector('.scrolls').clientWidth")).ShouldBe(0);
        (await NumberAsync(page, "document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(400);
    }

    [ChromiumFact]
    public async Task Colours_FollowThePersonsScheme()
    {
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        await page.PreferAsync("light");
        (await BrightnessAsync(page, "backgroundColor")).ShouldBeGreaterThan(200);
        (await BrightnessAsync(page, "color")).ShouldBeLessThan(100);
        await page.PreferAsync("dark");
        (await BrightnessAsync(page, "backgroundColor")).ShouldBeLessThan(60);
        (await BrightnessAsync(page, "color")).ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task Stylesheet_OfPico_IsUnchangedAndNamesItsLicence()
    {
        using var http = new HttpClient();
        byte[] style = await http.GetByteArrayAsync(new Uri(_emulator.Origin + "/_emulator/pico.classless.min.css"));

        Convert.ToHexStringLower(SHA256.HashData(style)).ShouldBe("61207a40ffc02a42d1e50143651c121beab70ed413c934c1ff84fa263ba436b0");
        System.Text.Encoding.UTF8.GetString(style)[..200].ShouldContain("Pico CSS ✨ v2.1.1 (https://picocss.com)\n * Copyright 2019-2025 - Licensed under MIT");
        (await http.GetAsync(new Uri(_emulator.Origin + "/_emulator/pico.LICENSE.md"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task CheckTablesAsync(int width)
    {
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);
        await page.ResizeAsync(width);

        (await NumberAsync(page, "document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        foreach (string name in new[] { "#bots tbody tr:first-child td:first-child", "#requests td:nth-child(5)" })
        {
            (await LinesAsync(page, name)).ShouldBeGreaterThan(1, name);
            (await NumberAsync(page, $"document.querySelector('{name}').clientWidth")).ShouldBeGreaterThan(100, name);
        }

        foreach (string other in new[] { "td:nth-child(2)", "td:nth-child(3)", "td:nth-child(4)", "td:nth-child(5)" }.Select(
            cell => $"#bots tbody tr:first-child {cell}")
            .Concat(new[] { 1, 2, 3, 4, 6 }.Select(number => $"#requests td:nth-child({number})")))
        {
            (await LinesAsync(page, other)).ShouldBe(1, other);
        }
    }

    private static Task<double> LinesAsync(Tab page, string cell) => NumberAsync(page, $$"""
        (() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector('{{cell}}'));
          return new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top))).size;
        })()
        """);

    private static Task<double> BrightnessAsync(Tab page, string property) => NumberAsync(page, $$"""
        (() => {
          const parts = getComputedStyle(document.documentElement).{{property}}.match(/[\d.]+/g).map(Number);
          return (parts[0] + parts[1] + parts[2]) / 3;
        })()
        """);

    private static async Task<double> NumberAsync(Tab page, string expression) => (await page.EvaluateAsync(expression))!.GetValue<double>();
}
