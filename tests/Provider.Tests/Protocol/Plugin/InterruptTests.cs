namespace MediaProviders.Provider.Tests.Protocol.Plugin;

/// <summary>An engine that is interrupted cancels, then signals, while its calls still run.</summary>
public sealed class InterruptTests
{
    [Fact]
    public async Task Interrupt_WhileACreateIsBeingConfirmed_LetsItAnswerWhatItHasDone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var api = await SinchEmulator.StartAsync(new EmulatorOptions
        {
            Bots = [new BotAccess("bot", "token")],
            Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) },
        });
        await using var plugin = await BuiltPlugin.StartAsync("127.0.0.1:1");
        using var client = plugin.Connect();
        await client.ConfigureAsync(WholeProvider.Bytes(Tree.Of(("apiToken", "token"), ("endpoint", api.Address), ("botId", "bot"))));
        var create = client.CreateAsync(new CreateRequest
        {
            Urn = WholeProvider.Urn(),
            Properties = WholeProvider.Bytes(Tree.Of(("botId", "bot"), ("name", "images"), ("config", Tree.Bearer("t")))),
        });
        while (api.Requests.Count("POST") == 0)
        {
            await Task.Yield();
        }

        await client.CancelAsync();
        await plugin.SignalAsync("INT");

        (await create.StatusAsync()).ShouldBe((
            StatusCode.Unknown,
            "'bot/images' may have been created, but this is not confirmed: it was sent, but the operation ended before the list showed it. It is kept in the state; the next update looks again and finishes it."));
        (await plugin.EndAsync()).ShouldBe(PluginEnd.Clean);
    }
}
