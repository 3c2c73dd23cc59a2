namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>What <c>pulumi do</c> says, which has no program, and what a later command says of an earlier one.</summary>
public sealed class DirectCommandTests : WholeProviderTests
{
    [Fact]
    public async Task Configure_WithoutCheckConfigAndWithNulls_TakesTheEnvironment()
    {
        await using var api = await SinchEmulator.StartAsync("bot", WholeProvider.Token);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
            { ["SINCH_API_TOKEN"] = WholeProvider.Token, ["SINCH_ENDPOINT"] = api.Address, ["SINCH_BOT_ID"] = "bot" };
        await using var server = await PluginServer.StartAsync(WholeProvider.Served(environment.GetValueOrDefault), "127.0.0.1:1");
        using var client = new PluginClient(server.Port);
        var request = new ConfigureRequest
        {
            Args = Bytes(Tree.Of(
                ("apiToken", Tree.Secret(Value.Null.Instance)), ("endpoint", "null"), ("botId", null), ("headers", "null"),
                ("maxRetries", Tree.Secret("null")))),
            Variables = { ["mediaproviders:config:endpoint"] = "null", ["mediaproviders:config:apiToken"] = "null" },
        };

        await client.CallAsync("Configure", request);

        (await client.ListAsync(new ListRequest { Token = WholeProvider.Type })).ShouldBeEmpty();
        api.Requests.Count("GET").ShouldBe(1);
    }

    [Fact]
    public async Task Commands_ListReadCreatePatchUpsertDelete_Work()
    {
        var client = provider.Client;
        var (inputs, created) = await provider.UpAsync(Images);
        await provider.UpAsync(Tree.Of(("name", "archive"), ("config", Tree.Bearer("t"))), "archive");

        (await ListAsync(Tree.Of(), 0)).ShouldBe(["bot/archive archive", "bot/images images"]);
        (await ListAsync(Tree.Of(("namePrefix", "im")), 0)).ShouldBe(["bot/images images"]);
        (await ListAsync(Tree.Of(("botId", "bot")), 1)).ShouldBe(["bot/archive archive"]);
        Show((await client.ReadAsync(new ReadRequest { Urn = Urn(), Id = "images" })).Properties).ShouldBe(Show(created.Properties));

        // Patch and upsert read, check, compare and update.
        var patched = (await provider.CheckAsync(Tree.Of(("name", "images"), ("config", Tree.Bearer("second"))), last: inputs.Inputs)).Inputs;
        (await client.DiffAsync(
            new DiffRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, OldInputs = inputs.Inputs, News = patched })).Diffs.ShouldBe(["config"]);
        await client.UpdateAsync(new UpdateRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, OldInputs = inputs.Inputs, News = patched });
        provider.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("second");

        // Each command is a process of its own.
        await provider.NextCommandAsync();
        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn(), Id = created.Id, Properties = created.Properties });
        provider.Emulator.Store.Find("bot", "images").ShouldBeNull();

        async Task<IEnumerable<string>> ListAsync(ObjectValue query, long limit) =>
            (await client.ListAsync(new ListRequest { Token = WholeProvider.Type, Query = Bytes(query), Limit = limit })).Select(
                page => $"{page.Result.Id} {page.Result.Name}");
    }

    [Fact]
    public async Task Delete_PendingFromAnEarlierCommand_KeepsTheLiveEntry()
    {
        var (inputs, created) = await provider.UpAsync(Images);
        await provider.NextCommandAsync();

        await provider.CheckAsync(Images, last: inputs.Inputs);
        await provider.Client.DiffAsync(
            new DiffRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, OldInputs = inputs.Inputs, News = inputs.Inputs });
        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn(), Id = created.Id, Properties = created.Properties, OldInputs = inputs.Inputs });

        provider.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        provider.Emulator.Requests.Count("DELETE").ShouldBe(0);
    }
}
