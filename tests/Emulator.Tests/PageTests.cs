namespace MediaProviders.Emulator.Tests;

/// <summary>The page on <c>/</c> in a real browser.</summary>
public sealed class PageTests(SharedBrowser browser) : IClassFixture<SharedBrowser>, IAsyncLifetime
{
    private const string Password = "the-hidden-password";
    private const string Bearer = "the-hidden-bearer";
    private SinchEmulator _emulator = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess(Api.Bot, Api.Token, "eu1")], OfferControl = true });
        _emulator.Store.Put(Api.Bot, Entry.Basic("images", "reader", Password));
        _emulator.Store.Put(Api.Bot, Entry.Bearer("archive", Bearer));
        _emulator.RememberStart();
        _api = new Api(_emulator);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _emulator.DisposeAsync();
    }

    [ChromiumFact]
    public async Task Open_WithEntries_ShowsThemAndReceivesNoSecret()
    {
        await _api.ListAsync();
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        string text = await page.TextAsync("main");
        text.ShouldContain("bot-one (eu1)");
        text.ShouldContain("images\twww\tbasic\treader\t••••••••");
        text.ShouldContain("archive\twww\tbearer\t–\t••••••••");
        text.ShouldContain($"GET\t200\t{Api.Collection()}\t–");
        var received = await page.ReceivedAsync();
        received.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (string body in received)
        {
            body.ShouldNotContain(Password);
            body.ShouldNotContain(Bearer);
            body.ShouldNotContain(Api.Token);
        }

        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task AddFault_ActsOnTheNextCallAndIsShown()
    {
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        await page.EvaluateAsync("""
            const form = document.getElementById('fault');
            form.elements.calls.value = 'GET';
            form.elements.number.value = '418';
            form.elements.count.value = '2';
            form.elements.bot.value = 'bot-one';
            form.requestSubmit();
            """);
        await page.WaitForStatusAsync("Added.");

        (await page.TextAsync("#faults")).ShouldBe("the next 2 GET calls of bot 'bot-one': answers 418, not carried out");
        (await _api.ListAsync()).Status.ShouldBe(418);
        await page.EvaluateAsync("document.getElementById('cancel').click()");
        await page.WaitForAsync("document.getElementById('faults').childElementCount === 0");
        (await _api.ListAsync()).Status.ShouldBe(200);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task AddFault_OfEveryKind_IsAccepted()
    {
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        int kinds = (await page.EvaluateAsync("document.getElementById('fault').elements.effect.length"))!.GetValue<int>();
        for (int kind = 0; kind < kinds; kind++)
        {
            await page.EvaluateAsync($$"""
                {
                  const form = document.getElementById('fault');
                  form.elements.effect.selectedIndex = {{kind}};
                  form.elements.effect.dispatchEvent(new Event('change'));
                  form.requestSubmit();
                }
                """);
            await page.WaitForAsync($"document.getElementById('faults').childElementCount === {kind + 1}");
        }

        kinds.ShouldBe(8);
        _emulator.Faults.Pending.Count.ShouldBe(kinds);
        page.Complaints.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task AddFault_WithAWrongNumber_SaysWhy()
    {
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        await page.EvaluateAsync("const form = document.getElementById('fault'); form.elements.number.value = '7'; form.requestSubmit();");
        await page.WaitForAsync("document.getElementById('status').classList.contains('wrong')");

        (await page.TextAsync("#status")).ShouldBe("Reading a fault failed: 'status' is 7. Give a number from 200 to 599.");
        _emulator.Faults.Pending.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Reset_ThatIsConfirmed_ShowsTheStart()
    {
        _emulator.Store.Remove(Api.Bot, "images");
        _emulator.Faults.Add(Fault.Answers(503));
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        await page.ClickAsync("Reset …");
        (await page.TextAsync("#reset-dialog")).ShouldContain("Reset the emulator?");
        await page.ClickAsync("Reset");
        await page.WaitForStatusAsync("Reset.");

        (await page.TextAsync("#bots")).ShouldContain("images");
        _emulator.Store.Find(Api.Bot, "images")?.Password.ShouldBe(Password);
        _emulator.Faults.Pending.ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task Reset_ThatIsNotConfirmed_ChangesNothing()
    {
        _emulator.Store.Remove(Api.Bot, "images");
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        await page.ClickAsync("Reset …");
        await page.ClickAsync("Cancel");

        (await page.EvaluateAsync("document.getElementById('reset-dialog').open"))!.GetValue<bool>().ShouldBeFalse();
        _emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
    }

    [ChromiumFact]
    public async Task Requests_OfTheLog_HaveTimesAndTheirFault()
    {
        _emulator.Faults.Add(Fault.Answers(503));
        await _api.ListAsync();
        await _api.ListAsync();
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        string[] rows = (await page.TextAsync("#requests")).Split('\n');
        rows.Length.ShouldBe(2);
        rows[0].ShouldMatch(@"^2\t\d\d:\d\d:\d\d\.\d{3}\tGET\t200\t\S+\t–$");
        rows[1].ShouldMatch(@"^1\t\d\d:\d\d:\d\d\.\d{3}\tGET\t503\t\S+\tanswers 503, not carried out$");
        (await page.EvaluateAsync("document.querySelector('#requests tr:last-child time').dateTime"))!.GetValue<string>()
            .ShouldBe(_emulator.Requests.All[0].At.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK").Replace("Z", "+00:00"));
    }

    [ChromiumFact]
    public async Task Open_WithMarkupInAName_ShowsItAsText()
    {
        const string Name = "<img src=x onerror=\"window.hit=1\">";
        _emulator.Store.Put(Api.Bot, Entry.Bearer(Name, "b"));
        var page = await EmulatorPage.OpenAsync(browser.Chromium, _emulator);

        (await page.TextAsync("#bots")).ShouldContain(Name);
        (await page.EvaluateAsync("document.images.length + (window.hit ?? 0)"))!.GetValue<int>().ShouldBe(0);
    }

    [ChromiumFact]
    public async Task Control_FromAPageOfAnotherOrigin_ChangesAndTellsNothing()
    {
        var stranger = await Tab.OpenAsync(browser.Chromium, "about:blank");

        string told = (await stranger.EvaluateAsync($$"""
            (async () => {
              const told = [];
              for (const [route, options] of [
                ['faults', { method: 'POST', mode: 'no-cors', body: '{"status":503}' }],
                ['faults', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"status":503}' }],
                ['reset', { method: 'POST', mode: 'no-cors', body: '{}' }],
                ['bots/bot-one/entries', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '[]' }],
                ['state', {}],
              ]) {
                await fetch('{{_emulator.Origin}}/_emulator/' + route, options).then((r) => r.text()).then((t) => told.push(t), () => {});
              }
              return told.join('');
            })()
            """))!.GetValue<string>();

        told.ShouldBe("");
        _emulator.Faults.Pending.ShouldBeEmpty();
        _emulator.Store.Entries(Api.Bot).Count.ShouldBe(2);
    }
}
