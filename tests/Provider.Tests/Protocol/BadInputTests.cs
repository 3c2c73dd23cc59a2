namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>What engines say that they should not: a clear error or the right answer.</summary>
public sealed class BadInputTests : WholeProviderTests
{
    [Fact]
    public async Task Calls_BeforeConfigure_AreRefusedOneByOne()
    {
        await using var fresh = await WholeProvider.StartAsync();
        var (client, urn) = (fresh.Client, Urn());

        Task[] calls =
        [
            client.CheckAsync(new CheckRequest { Urn = urn }), client.DiffAsync(new DiffRequest { Urn = urn, Id = "bot/a" }),
            client.CreateAsync(new CreateRequest { Urn = urn }),
            client.ReadAsync(new ReadRequest { Urn = urn, Id = "bot/a" }), client.UpdateAsync(new UpdateRequest { Urn = urn, Id = "bot/a" }),
            client.DeleteAsync(new DeleteRequest { Urn = urn, Id = "bot/a" }),
            client.InvokeAsync(new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProviders" }),
            client.ListAsync(new ListRequest { Token = WholeProvider.Type }),
        ];

        foreach (var call in calls)
        {
            (await call.StatusAsync()).ShouldBe((
                StatusCode.FailedPrecondition,
                "The provider is not configured: Configure has to succeed in this session before resources, functions and lists can be used."));
        }

        fresh.Emulator.Requests.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Configure_Twice_TheLastOneCounts()
    {
        await ConfigureAsync(("requiredNamePrefix", "dev-"));
        (await provider.CheckAsync(Images)).Failures.ShouldNotBeEmpty();

        await provider.Client.ConfigureAsync(provider.Config());

        (await provider.CheckAsync(Images)).Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(404, StatusCode.FailedPrecondition)]
    public async Task Read_IdOfABotThatDoesNotExist_IsAnErrorAndNeverGone(int status, StatusCode expected)
    {
        provider.Emulator.Settings = new EmulatorSettings { UnknownBotStatus = status };
        var (_, created) = await provider.UpAsync(Images);

        var refusal = await provider.Client.ReadAsync(
            new ReadRequest { Urn = Urn(), Id = "nobody/images", Properties = With(created.Properties, "botId", "nobody"),
                Inputs = With(created.Properties, "botId", "nobody") }).StatusAsync();

        refusal.Status.ShouldBe(expected);
        refusal.Message.ShouldStartWith("Reading 'nobody/images' failed. Listing the media providers of bot 'nobody' ");
    }

    [Fact]
    public async Task Diff_EngineWithoutOldInputs_ComparesWithTheState()
    {
        var (inputs, created) = await provider.UpAsync(Images);

        (await provider.Client.DiffAsync(new DiffRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, News = inputs.Inputs }))
            .ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
    }

    [Fact]
    public async Task Calls_StateWithUnknownProperties_GoOnAndDropThem()
    {
        var (inputs, created) = await provider.UpAsync(Images);
        var olds = Bytes(Future(created.Properties));
        var oldInputs = Bytes(Future(inputs.Inputs));

        (await provider.CheckAsync(Images, last: oldInputs)).Failures.ShouldBeEmpty();
        (await provider.Client.DiffAsync(
            new DiffRequest { Urn = Urn(), Id = created.Id, Olds = olds, OldInputs = oldInputs, News = inputs.Inputs })).Changes.ShouldBe(
                DiffResponse.Types.DiffChanges.DiffNone);
        Show((await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = created.Id, Properties = olds, Inputs = oldInputs })).Properties)
            .ShouldBe(Show(created.Properties));
        Show((await provider.Client.UpdateAsync(
            new UpdateRequest { Urn = Urn(), Id = created.Id, Olds = olds, OldInputs = oldInputs, News = inputs.Inputs })).Properties)
            .ShouldBe(Show(created.Properties));
        await provider.Client.DeleteAsync(
            new DeleteRequest { Urn = Urn("gone"), Id = "bot/gone", Properties = With(olds, "name", "gone"), OldInputs = With(oldInputs, "name", "gone") });
    }

    [Fact]
    public async Task Calls_StateOfAnUnknownKindOfCredentials_SeeAChangeAndDelete()
    {
        var (inputs, created) = await provider.UpAsync(Images);
        var olds = Bytes(Tree.Of(
            ("botId", "bot"), ("name", "images"), ("type", "sftp"), ("config", Tree.Of(("oauth", Tree.Of(("client", "c"))))), ("authentication", "oauth")));

        var diff = await provider.Client.DiffAsync(new DiffRequest { Urn = Urn(), Id = created.Id, Olds = olds, OldInputs = olds, News = inputs.Inputs });

        diff.Diffs.ShouldBe(["type", "config"]);
        diff.Replaces.ShouldBeEmpty();
        await ConfigureAsync();
        using var other = new PluginClient(provider.Port);
        await other.DeleteAsync(new DeleteRequest { Urn = Urn(), Id = created.Id, Properties = olds, OldInputs = olds });
    }

    [Fact]
    public async Task Calls_StateOfOtherTypes_AreAnsweredWithoutACrash()
    {
        var (inputs, created) = await provider.UpAsync(Images);
        foreach (var config in new object?[]
            { null, "text", 5, true, Tree.Of(("basic", "text")), Tree.Of(("basic", Tree.Of(("password", 7)))), Tree.Of(("bearer", Tree.Of())) })
        {
            var olds = Bytes(Tree.Of(("botId", 1), ("name", true), ("type", Tree.Of()), ("config", config), ("overwrite", "yes")));

            var diff = await provider.Client.DiffAsync(new DiffRequest { Urn = Urn(), Id = created.Id, Olds = olds, OldInputs = olds, News = inputs.Inputs });
            diff.Replaces.ShouldBe(["botId", "name"]);
            var readable = With(With(olds, "botId", "bot"), "name", "images");
            Show((await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = created.Id, Properties = readable, Inputs = readable })).Properties)
                .ShouldContain("password: S(first-password)");
            (await provider.CheckAsync(Images, last: olds)).Failures.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("mediaproviders:index:getWhatsAppMediaProvider", "name")]
    [InlineData("mediaproviders:index:getWhatsAppMediaProviders", "botId")]
    public async Task Invoke_ArgumentsThatAreNotKnownYet_IsRefused(string token, string argument)
    {
        (await provider.Client.InvokeAsync(new InvokeRequest { Tok = token, Args = Bytes(Tree.Of((argument, Tree.Unknown))) }).StatusAsync()).ShouldBe(
            (StatusCode.InvalidArgument, $"'{token}' cannot be called: not all of its arguments are known yet. Please report this to the Pulumi engine."));
        provider.Emulator.Requests.Total.ShouldBe(0);
    }

    [Theory, Each("", "{}", "{botId: bot}")]
    public async Task Create_InputsThatAreNotWhole_AreRefusedWithoutARequest(string which)
    {
        var inputs = which.Length == 0 ? new Struct() : Bytes(which == "{}" ? Tree.Of() : Tree.Of(("botId", "bot")));

        (await provider.Client.CreateAsync(new CreateRequest { Urn = Urn(), Properties = inputs }).StatusAsync()).ShouldBe(
            (StatusCode.InvalidArgument,
                "The inputs of the media provider are incomplete: 'botId', 'name' and exactly one of 'config.basic' and 'config.bearer' must be known."));
        provider.Emulator.Requests.Total.ShouldBe(0);
    }

    /// <summary>What a later version might have written.</summary>
    private static Struct With(Struct known, string member, string text) =>
        Bytes(MediaProviders.Protocol.PropertyCodec.Decode(known, "state").With(member, new Value.Text(text)));

    private static ObjectValue Future(Struct known) =>
        MediaProviders.Protocol.PropertyCodec.Decode(known, "state").With("colour", new Value.Text("blue")).With("__version", new Value.Number(7))
            .With("expiry", Tree.Of(("at", Tree.Secret("soon"))));
}
