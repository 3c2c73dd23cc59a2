namespace MediaProviders.Provider.Tests.Protocol.Plugin;

/// <summary>The built plugin with everything in it, against an emulator.</summary>
public sealed class WholePluginTests
{
    private const string Type = "mediaproviders:index:WhatsAppMediaProvider";
    private const string Urn = $"urn:pulumi:dev::media::{Type}::images";

    [Fact]
    public async Task Resource_CreatedReadListedAndDeleted_AsAnEngineAsks()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", "CANARY-TOKEN")] });
        await using var engine = await FakeEngine.StartAsync();
        await using var plugin = await BuiltPlugin.StartAsync(engine.Address);
        using var client = plugin.Connect();
        await client.HandshakeAsync(engine.Address);
        await client.ConfigureAsync(PropertyCodec.Encode(Tree.Of(("apiToken", Tree.Secret("CANARY-TOKEN")), ("endpoint", emulator.Address), ("botId", "bot"))));

        var news = PropertyCodec.Encode(Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "p"))));
        var check = await client.CheckAsync(new CheckRequest { Urn = Urn, Type = Type, News = news });
        check.Failures.ShouldBeEmpty();
        var create = await client.CreateAsync(new CreateRequest { Urn = Urn, Type = Type, Properties = check.Inputs });
        create.Id.ShouldBe("bot/images");
        WholeProvider.Show(create.Properties)
            .ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(p), username: reader}}, name: images, overwrite: false, type: www}");

        var diff = await client.DiffAsync(
            new DiffRequest { Urn = Urn, Type = Type, Id = create.Id, Olds = create.Properties, OldInputs = check.Inputs, News = check.Inputs });
        diff.ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
        (await client.ReadAsync(new ReadRequest { Urn = Urn, Type = Type, Id = create.Id })).Id.ShouldBe("bot/images");
        (await client.ListAsync(new ListRequest { Token = Type })).ShouldHaveSingleItem().Result.Id.ShouldBe("bot/images");

        await client.DeleteAsync(
            new DeleteRequest { Urn = "urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::other", Id = create.Id,
                Properties = create.Properties });
        await engine.FirstMessage.WaitAsync(TimeSpan.FromMinutes(2));
        emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("getWhatsAppMediaProvider", "secret(\"b\")")]
    [InlineData("getWhatsAppMediaProviders", null)]
    public async Task Function_OfAnEntry_AnswersWithSecretsMarked(string function, string? bearer)
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", "token")] });
        emulator.Store.Put("bot", Entry.Bearer("images", "b"));
        await using var plugin = await BuiltPlugin.StartAsync("127.0.0.1:1");
        using var client = plugin.Connect();
        await client.ConfigureAsync(PropertyCodec.Encode(Tree.Of(("apiToken", "token"), ("endpoint", emulator.Address), ("botId", "bot"))));

        var args = PropertyCodec.Encode(bearer is null ? Tree.Of() : Tree.Of(("name", "images")));
        var response = await client.InvokeAsync(new InvokeRequest { Tok = $"mediaproviders:index:{function}", Args = args });

        var text = TreeText.Of(PropertyCodec.Decode(response.Return, "return"));
        text.ShouldContain("\"bot/images\"");
        text.Contains("secret").ShouldBe(bearer is not null);
        text.ShouldContain(bearer ?? "\"bearer\"");
    }
}
