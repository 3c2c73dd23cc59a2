using Empty = Google.Protobuf.WellKnownTypes.Empty;
using static MediaProviders.Provider.Tests.Protocol.Properties.StructBytes;

namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>Engines of other releases than those that were tried: older than each field, newer than all, and one that offers everything.</summary>
public sealed class EngineRangeTests : WholeProviderTests
{
    private const string Canary = "old-outputs-CANARY";

    // A number, a text, a message, 64 and 32 bits.
    private static readonly byte[] FieldsOfALaterRelease =
    [
        .. Tag(900, 0), .. Varint(1), .. Text(901, Canary), .. Field(902, Text(1, Canary)),
        .. Tag(903, 1), .. BitConverter.GetBytes(1L), .. Tag(904, 5), .. BitConverter.GetBytes(1),
    ];

    [Theory, Each("secret", "bare", "unknown", "empty", "another resource's")]
    public async Task Check_OldOutputs_ChangeNothingAndAreNeverShown(string what)
    {
        var (inputs, _) = await provider.UpAsync(Images);
        var request = new CheckRequest { Urn = Urn(), News = Bytes(Images), Olds = inputs.Inputs };
        var expected = await provider.Client.CheckAsync(request);
        request.OldOutputs = what switch
        {
            "secret" => Bytes(Tree.Of(("config", Tree.Basic("reader", Canary)), ("authentication", "basic"))),
            "bare" => Bytes(Tree.Of(("config", Canary), (Canary, Canary))),
            "unknown" => Bytes(Tree.Of(("name", Tree.Unknown), ("config", Tree.Secret(Tree.Unknown)))),
            "empty" => new Google.Protobuf.WellKnownTypes.Struct(),
            _ => Bytes(Tree.Of(("botId", "other"), ("name", "other"), ("type", "sftp"), ("config", Tree.Bearer(Canary)))),
        };

        var answer = await provider.Client.CheckAsync(request);

        answer.ShouldBe(expected);
        Encoding.UTF8.GetString(answer.ToByteArray()).ShouldNotContain(Canary);
        provider.Engine.Lines.ShouldNotContain(line => line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handshake_EngineThatOffersEverything_IsPromisedOnlyWhatIsDone()
    {
        await using var fresh = await WholeProvider.StartAsync();
        var everything = new ProviderHandshakeRequest
        {
            EngineAddress = "127.0.0.1:1", RootDirectory = "/a", ProgramDirectory = "/a", ConfigureWithUrn = true, SupportsViews = true,
            SupportsRefreshBeforeUpdate = true, InvokeWithPreview = true,
            MapperTarget = "127.0.0.1:1", LoaderTarget = "127.0.0.1:1", ResolverTarget = "127.0.0.1:1", AcceptsByteString = true, SendsOldOutputsToCheck = true,
            AcceptsOutputsInInvoke = true, AcceptsOutputsInCall = true, AcceptsOutputsInCheck = true,
        };

        var answer = ProviderHandshakeResponse.Parser.ParseFrom(await fresh.Client.CallAsync("Handshake", everything));

        answer.ShouldBe(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
    }

    [Fact]
    public async Task Life_EngineOlderThanEachField_Works()
    {
        await using var fresh = await WholeProvider.StartAsync();
        var client = fresh.Client;

        await client.ConfigureAsync(fresh.Config());
        var inputs = (await client.CheckAsync(new CheckRequest { Urn = Urn(), News = Bytes(Images) })).Inputs;
        var created = await client.CreateAsync(new CreateRequest { Urn = Urn(), Properties = inputs });
        (await client.DiffAsync(new DiffRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, News = inputs })).Changes.ShouldBe(
            DiffResponse.Types.DiffChanges.DiffNone);
        (await client.ReadAsync(new ReadRequest { Urn = Urn(), Id = created.Id })).Inputs.ShouldNotBeNull();
        await client.UpdateAsync(new UpdateRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, News = inputs });
        fresh.Emulator.Store.Put("bot", Entry.Basic("old", "reader", "first-password"));
        await client.DeleteAsync(
            new DeleteRequest { Urn = Urn("old"), Id = "bot/old",
                Properties = Bytes(Tree.Of(("botId", "bot"), ("name", "old"), ("config", Tree.Basic("reader", "first-password")))) });

        fresh.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fresh.Emulator.Store.Find("bot", "old").ShouldBeNull();
    }

    [Fact]
    public async Task Life_EngineNewerThanAll_IsAnsweredAsIfItsFieldsWereNotThere()
    {
        await using var fresh = await WholeProvider.StartAsync();
        await SendAsync(fresh, "Handshake", new ProviderHandshakeRequest { EngineAddress = "127.0.0.1:1" }, ProviderHandshakeResponse.Parser);
        (await SendAsync(fresh, "GetPluginInfo", new Empty(), PluginInfo.Parser)).Version.ShouldNotBeEmpty();
        (await SendAsync(fresh, "GetSchema", new GetSchemaRequest(), GetSchemaResponse.Parser)).Schema.ShouldNotBeEmpty();
        var config = (await SendAsync(fresh, "CheckConfig", new CheckRequest { News = fresh.Config() }, CheckResponse.Parser)).Inputs;
        (await SendAsync(fresh, "DiffConfig", new DiffRequest { Olds = config, OldInputs = config, News = config }, DiffResponse.Parser)).Changes.ShouldBe(
            DiffResponse.Types.DiffChanges.DiffNone);
        await SendAsync(fresh, "Configure", new ConfigureRequest { Args = config }, ConfigureResponse.Parser);
        var inputs = (await SendAsync(fresh, "Check", new CheckRequest { Urn = Urn(), News = Bytes(Images) }, CheckResponse.Parser)).Inputs;
        var created = await SendAsync(fresh, "Create", new CreateRequest { Urn = Urn(), Properties = inputs }, CreateResponse.Parser);
        var read = await SendAsync(
            fresh, "Read", new ReadRequest { Urn = Urn(), Id = created.Id, Properties = created.Properties, Inputs = inputs }, ReadResponse.Parser);
        Show(read.Properties).ShouldBe(Show(created.Properties));
        (await SendAsync(fresh, "Diff", new DiffRequest { Urn = Urn(), Id = created.Id, Olds = read.Properties, OldInputs = inputs, News = inputs },
            DiffResponse.Parser)).Changes.ShouldBe(DiffResponse.Types.DiffChanges.DiffNone);
        await SendAsync(fresh, "Update", new UpdateRequest { Urn = Urn(), Id = created.Id, Olds = read.Properties, OldInputs = inputs, News = inputs },
            UpdateResponse.Parser);
        await SendAsync(fresh, "Delete",
            new DeleteRequest { Urn = Urn("gone"), Id = "bot/gone", Properties = Bytes(Tree.Of(("botId", "bot"), ("name", "gone"))) }, Empty.Parser);
        await SendAsync(fresh, "Invoke", new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProviders" }, InvokeResponse.Parser);
        await SendAsync(fresh, "GetMapping", new GetMappingRequest(), GetMappingResponse.Parser);
        await SendAsync(fresh, "Cancel", new Empty(), Empty.Parser);

        fresh.Emulator.Store.Find("bot", "images")!.Name.ShouldBe("images");
        fresh.Engine.Lines.ShouldBeEmpty();
    }

    [Theory, Each("Parameterize", "Construct", "Call", "StreamInvoke", "FromALaterRelease")]
    public async Task Call_MethodThatIsNotOffered_IsUnimplemented(string method)
    {
        (await provider.Client.CallAsync(method, Encoding.UTF8.GetBytes(Canary)).StatusAsync()).Status.ShouldBe(StatusCode.Unimplemented);
        await provider.CheckAsync(Images);
    }

    /// <summary>Sends a message with fields that no release has yet.</summary>
    private static async Task<TResponse> SendAsync<TResponse>(WholeProvider provider, string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : class, IMessage<TResponse>
    {
        var answer = parser.ParseFrom(await provider.Client.CallAsync(method, [.. request.ToByteArray(), .. FieldsOfALaterRelease]));
        Encoding.UTF8.GetString(answer.ToByteArray()).ShouldNotContain(Canary);
        return answer;
    }
}
