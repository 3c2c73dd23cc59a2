namespace MediaProviders.Secrecy.Tests;

/// <summary>Whatever a name or a bot id holds, it is one element of a path, never another route, and never an order to a terminal.</summary>
public class NamesAsDataTests
{
    private const string List = "/whatsapp/v1/bot/provision/provider";

    public static TheoryData<string, string> Names => new()
    {
        { "a b", "a%20b" },
        { "a&b=c+d", "a%26b%3Dc%2Bd" },
        { "..a", "..a" },
        { "ä€\ud83d\ude00", "%C3%A4%E2%82%AC%F0%9F%98%80" },
        { "left\u202eright", "left%E2%80%AEright" },
        { "zero\u200bwidth", "zero%E2%80%8Bwidth" },
        { "a\uff0fb", "a%EF%BC%8Fb" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commands_AnEntryOfThatName_AskOneElementAndPrintNoOrders(string name, string element)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        var neighbours = stack.Emulator.Store.Entries(SecretStack.Bot).Count;
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic(name, Secrets.User, Secrets.Imported.Text));

        var results = new List<CommandResult>
        {
            await stack.ImportAsync(Programs.None(), "imported", $"bot/{name}", protect: false),
            await stack.RefreshAsync(Programs.None()),
            await stack.DestroyAsync(Programs.None()),
        };

        results.ShouldAllBe(result => result.Succeeded, string.Join('\n', results.SelectMany(r => r.Diagnostics).Select(d => d.Text)));
        stack.Emulator.Requests.All.Where(r => r.Method == "GET").Select(r => r.Target).Distinct().ShouldBe([List]);
        stack.Emulator.Requests.All.Where(r => r.Method != "GET").Select(r => $"{r.Method} {r.Target}").ShouldBe([$"DELETE {List}/{element}"]);
        stack.Emulator.Store.Entries(SecretStack.Bot).Count.ShouldBe(neighbours);
        results.SelectMany(r => r.Diagnostics).ShouldAllBe(d => !d.Text.Any(c => c != '\n' && char.IsControl(c)));
        stack.Evidence.ShouldBeClean();
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("./.")]
    [InlineData("x/..")]
    [InlineData("../provider")]
    [InlineData("..\\provider")]
    [InlineData("%2E%2E")]
    [InlineData("%252e%252e%252fprovider")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a?force=true")]
    [InlineData("?x")]
    [InlineData("a#b")]
    [InlineData("a;b")]
    [InlineData("..;")]
    [InlineData("a\\b")]
    [InlineData("...")]
    [InlineData("images ")]
    [InlineData("x/../y")]
    [InlineData("a\r\nHost: evil.example")]
    [InlineData("\u001b[2J\u001b[31mred")]
    [InlineData("\u001b]8;;http://evil.example\u0007click")]
    [InlineData("\u009b31m")]
    public async Task Destroy_ANameThatAServerMayTakeForAnother_IsRefusedWithoutADelete(string name)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Emulator.Store.Put(SecretStack.Bot, Entry.Basic(name, Secrets.User, Secrets.Imported.Text));
        var entries = stack.Emulator.Store.Entries(SecretStack.Bot).Count;
        (await stack.ImportAsync(Programs.None(), "imported", $"bot/{name}", protect: false)).Succeeded.ShouldBeTrue();

        var result = await stack.DestroyAsync(Programs.None());

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.ShouldContain(d => d.Text.Contains(
            $"Deleting 'bot/{Printable.Of(name)}' is refused: no URL path can carry this name safely, because a server may read it as another name, or as the "
                + "list itself. Ask the vendor to delete the entry; to remove it from the state without a delete, run pulumi state delete "
                + "urn:pulumi:dev::secrecy::mediaproviders:index:WhatsAppMediaProvider::imported.",
            StringComparison.Ordinal));
        result.Diagnostics.ShouldAllBe(d => !d.Text.Any(c => c != '\n' && char.IsControl(c)));
        stack.Emulator.Requests.Count("DELETE").ShouldBe(0);
        stack.Emulator.Store.Entries(SecretStack.Bot).Count.ShouldBe(entries);
    }

    [Theory]
    [InlineData("", "The request for 'imported' names no id. Give the id of an existing resource.")]
    [InlineData("bot/", "The id 'bot/' has no name. Write it as 'bot/name'.")]
    [InlineData("\u001b[2J/", "The id '\\u001B[2J/' has no name. Write it as 'bot/name'.")]
    [InlineData("/name", "The id '/name' has no bot before its slash. Write it as 'bot/name'.")]
    public async Task Import_AnIdWithoutANameOrABot_IsRefusedWithoutARequest(string id, string said)
    {
        await using var stack = await SecretStack.StartInProcessAsync();

        var result = await stack.ImportAsync(Programs.None(), "imported", id);

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.Select(d => d.Text)
            .ShouldContain(text => text.Contains(said, StringComparison.Ordinal), string.Join('\n', result.Diagnostics.Select(d => d.Text)));
        stack.Emulator.Requests.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("..", "%2E%2E")]
    [InlineData("b?x#y", "b%3Fx%23y")]
    [InlineData("\u001b[31m", "%1B%5B31m")]
    public async Task Up_ABotIdOfThatKind_AsksOneElement(string bot, string element)
    {
        await using var stack = await SecretStack.StartInProcessAsync();
        stack.Set("mediaproviders:botId", bot);

        var result = await stack.UpAsync(Programs.One());

        result.Succeeded.ShouldBeFalse("The emulator has no such bot.");
        stack.Emulator.Requests.All.Select(r => r.Target).Distinct().ShouldBe([$"/whatsapp/v1/{element}/provision/provider"]);
        result.Diagnostics.ShouldAllBe(d => !d.Text.Any(c => c != '\n' && char.IsControl(c)));
        stack.Evidence.ShouldBeClean();
    }
}
