using Empty = Google.Protobuf.WellKnownTypes.Empty;

namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>No answer of any method ever holds a secret without a mark, over the whole life of a resource and whatever goes wrong.</summary>
public sealed class SecretAnswerTests : WholeProviderTests
{
    private const string Password = "pass-CANARY-one";
    private const string Rotated = "pass-CANARY-two";
    private const string Bearer = "bearer-CANARY";
    private const string Strangers = "strangers-CANARY";
    private const string Header = "header-CANARY";

    // As a program may write them that marks nothing itself.
    private static readonly ObjectValue Basic = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", Password)));
    private static readonly ObjectValue WithBearer = Tree.Of(("name", "archive"), ("config", Tree.Bearer(Bearer)));

    private readonly SecretWalk walk = new(Password, Rotated, Bearer, Strangers, Header, WholeProvider.Token, "CANARY");

    [Fact]
    public async Task Answers_OfAWholeLife_HoldNoBareSecret()
    {
        await using var fresh = await WholeProvider.StartAsync();
        var client = fresh.Client;
        fresh.Emulator.Store.Put("bot", Entry.Basic("neighbour", "neighbour", Strangers));
        var headers = Tree.Of(("X-Key", Header));
        var config = Bytes(Tree.Of(("apiToken", WholeProvider.Token), ("endpoint", fresh.Emulator.Address), ("botId", "bot"), ("headers", headers)));

        walk.Look(await client.HandshakeAsync());
        walk.Look(await client.GetSchemaAsync());
        walk.Look(await client.CheckConfigAsync(new CheckRequest { News = config }));
        walk.Look(await client.DiffConfigAsync(new DiffRequest { OldInputs = config, News = fresh.Config(("apiToken", "other-CANARY")) }));
        walk.Look(await client.ConfigureAsync(config));
        foreach (var (given, name) in new[] { (Basic, "images"), (WithBearer, "archive") })
        {
            await LiveAsync(fresh, given, name);
        }

        walk.Look(await client.InvokeAsync(
            new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProvider", Args = Bytes(Tree.Of(("name", "neighbour"))) }));
        walk.Look(await client.InvokeAsync(new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProviders" }));
        (await client.ListAsync(new ListRequest { Token = WholeProvider.Type })).ForEach(page => walk.Look(page));
        walk.Look(await client.CancelAsync());

        walk.Leaks.ShouldBeEmpty();
        walk.Marked.ShouldBe(25);
        fresh.Engine.Lines.Count().ShouldBe(2);
        fresh.Engine.Lines.ShouldAllBe(line => line.Contains("is imported and changed in the same step: config."));
    }

    [Theory, Each(400, 401, 403, 404, 500)]
    public async Task Refusals_OfAServerThatEchoesWhatItWasSent_HoldNoSecret(int status)
    {
        await ConfigureAsync(("maxRetries", 0), ("headers", Tree.Of(("X-Key", Header))));
        var (_, created) = await provider.UpAsync(Basic);
        provider.Emulator.Faults.Add(Fault.Echoes(status, count: null));
        var was = created.Properties;

        walk.Look(await Should.ThrowAsync<RpcException>(provider.UpAsync(WithBearer, "archive")));
        walk.Look(await Should.ThrowAsync<RpcException>(provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = created.Id })));
        walk.Look(await Should.ThrowAsync<RpcException>(
            provider.Client.UpdateAsync(new UpdateRequest { Urn = Urn(), Id = created.Id, Olds = was, OldInputs = was, News = was })));
        walk.Look(await Should.ThrowAsync<RpcException>(
            provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("gone"), Id = "bot/gone", Properties = was })));
        provider.Engine.Lines.ToList().ForEach(line => walk.LookAt(line, "log"));

        walk.Leaks.ShouldBeEmpty();
    }

    [Theory, Each(true, false)]
    public async Task CreateAndUpdate_InputsWithoutMarks_AreMarkedInTheState(bool preview)
    {
        var bare = Bytes(Basic.With("botId", new Value.Text("bot")));
        var whole = Bytes(Tree.Of(("botId", "bot"), ("name", "images"), ("config", Tree.Secret(Tree.Bearer(Bearer)))));

        var created = await provider.Client.CreateAsync(new CreateRequest { Urn = Urn(), Properties = bare, Preview = preview });
        walk.Look(created);
        walk.Look(await provider.Client.UpdateAsync(
            new UpdateRequest { Urn = Urn(), Id = "bot/images", Olds = created.Properties, OldInputs = bare, News = bare, Preview = preview }));
        walk.Look(await provider.Client.UpdateAsync(
            new UpdateRequest { Urn = Urn(), Id = "bot/images", Olds = created.Properties, OldInputs = bare, News = whole, Preview = preview }));

        walk.Leaks.ShouldBeEmpty();
        walk.Marked.ShouldBe(3);
    }

    [Theory, Each(true, false)]
    public async Task Create_PartlyDone_CarriesItsSecretsMarked(bool marked)
    {
        provider.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromMinutes(5) };
        var inputs = marked ? (await provider.CheckAsync(Basic)).Inputs : Bytes(Basic.With("botId", new Value.Text("bot")));

        walk.Look(await Should.ThrowAsync<RpcException>(provider.Client.CreateAsync(new CreateRequest { Urn = Urn(), Properties = inputs, Timeout = 0.5 })));

        walk.Leaks.ShouldBeEmpty();
        walk.Marked.ShouldBe(2);
    }

    [Fact]
    public async Task Refusals_ThatNameDifferences_NameNoValue()
    {
        provider.Emulator.Store.Put("bot", Entry.Basic("images", "somebody", Strangers));

        walk.Look((await provider.UpAsync(Basic, preview: true)).Created);
        walk.Look(await Should.ThrowAsync<RpcException>(provider.UpAsync(Basic)));
        walk.Look(await provider.CheckAsync(
            Tree.Of(("name", "no digits: 1"), ("config", Tree.Of(("basic", Password), ("bearer", 5), ("password", Password))))));
        walk.Look(await provider.CheckAsync(Tree.Of(("name", "a"), ("config", Password)), "other"));
        walk.Look(await provider.Client.CheckConfigAsync(
            new CheckRequest { News = Bytes(Tree.Of(("apiToken", $"{WholeProvider.Token}\n"), ("headers", Header), ("botId", Tree.Secret(Bearer)))) }));
        walk.Look(await Should.ThrowAsync<RpcException>(
            provider.Client.ConfigureAsync(Bytes(Tree.Of(("apiToken", $"{WholeProvider.Token}\n"), ("endpoint", "no address"), ("headers", Header))))));
        provider.Engine.Lines.ShouldNotBeEmpty();
        provider.Engine.Lines.ToList().ForEach(line => walk.LookAt(line, "log"));

        walk.Leaks.ShouldBeEmpty();
    }

    /// <summary>Previewed, created, read back, imported, changed, refreshed and deleted.</summary>
    private async Task LiveAsync(WholeProvider provider, ObjectValue given, string name)
    {
        var client = provider.Client;
        var (preview, foreseen) = await provider.UpAsync(given, name, preview: true);
        walk.Look(preview);
        walk.Look(foreseen);
        var (inputs, created) = await provider.UpAsync(given, name);
        walk.Look(inputs);
        walk.Look(created);
        var found = walk.Look(
            await client.ReadAsync(new ReadRequest { Urn = Urn(name), Id = created.Id, Properties = created.Properties, Inputs = inputs.Inputs }));
        walk.Look(await client.ReadAsync(new ReadRequest { Urn = Urn(name), Id = created.Id }));
        var next = walk.Look(await provider.CheckAsync(Tree.Of(("name", name), ("config", Tree.Basic("reader", Rotated))), name, inputs.Inputs)).Inputs;
        walk.Look(await client.DiffAsync(
            new DiffRequest { Urn = Urn(name), Id = created.Id, OldInputs = inputs.Inputs, Olds = found.Properties, News = next }));
        var update = new UpdateRequest { Urn = Urn(name), Id = created.Id, OldInputs = inputs.Inputs, Olds = found.Properties, News = next, Preview = true };
        walk.Look(await client.UpdateAsync(update));
        update.Preview = false;
        var updated = walk.Look(await client.UpdateAsync(update));
        walk.Look<Empty>(await client.DeleteAsync(
            new DeleteRequest { Urn = Urn("other"), Id = "bot/other",
                Properties = Bytes(MediaProviders.Protocol.PropertyCodec.Decode(updated.Properties, "state").With("name", new Value.Text("other"))) }));
    }
}
