namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>
/// The provider as it is served, behind a port of this process, with an API of its own and an engine's log. Bot "bot" has the token <see cref="Token"/>.
/// </summary>
internal sealed class WholeProvider : IAsyncDisposable
{
    public const string Token = "token-of-the-bot";
    public const string Type = "mediaproviders:index:WhatsAppMediaProvider";

    private PluginServer server;

    private WholeProvider(SinchEmulator emulator, FakeEngine engine, PluginServer server)
    {
        Emulator = emulator;
        Engine = engine;
        this.server = server;
        Client = new PluginClient(server.Port);
    }

    public SinchEmulator Emulator { get; }

    public FakeEngine Engine { get; }

    public PluginClient Client { get; private set; }

    public int Port => server.Port;

    public static async Task<WholeProvider> StartAsync(EmulatorSettings? settings = null)
    {
        var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", Token)], Settings = settings ?? new() });
        var engine = await FakeEngine.StartAsync();
        return new WholeProvider(emulator, engine, await PluginServer.StartAsync(Served(_ => null), engine.Address));
    }

    /// <summary>One that is configured for the bot.</summary>
    public static async Task<WholeProvider> StartConfiguredAsync(EmulatorSettings? settings = null, params (string Name, object? Value)[] more)
    {
        var provider = await StartAsync(settings);
        await provider.Client.ConfigureAsync(provider.Config(more));
        return provider;
    }

    /// <summary>Goes on in another plugin process, as an engine's next command does, configured for the bot.</summary>
    public async Task NextCommandAsync(ConfigureRequest? request = null)
    {
        Client.Dispose();
        await server.DisposeAsync();
        server = await PluginServer.StartAsync(Served(_ => null), Engine.Address);
        Client = new PluginClient(server.Port);
        await Client.CallAsync("Configure", request ?? new ConfigureRequest { Args = Config() });
    }

    /// <summary>What the program serves, but for its environment and with claims that stay within the session.</summary>
    public static ServedPackage Served(Func<string, string?> variable) => new()
    {
        Identity = new ServedPackage.PackageIdentity("mediaproviders", PluginVersion.Text),
        OpenLog = FakeEngine.OpenLog,
        EnvironmentOf = phase => new HostEnvironment
            { Variable = variable, Phase = phase, Version = PluginVersion.Text, Time = new HurriedTimeProvider(),
                Claims = () => new SharedClaims("", _ => null) },
    };

    public static string Urn(string name = "images") => $"urn:pulumi:dev::media::{Type}::{name}";

    public static Struct Bytes(ObjectValue tree) => PropertyCodec.Encode(tree);

    public static string Show(Struct tree) => Tree.Show(PropertyCodec.Decode(tree, "answer"));

    /// <summary>A configuration for the emulator.</summary>
    public Struct Config(params (string Name, object? Value)[] more) =>
        Bytes(Tree.Of([("apiToken", Tree.Secret(Token)), ("endpoint", Emulator.Address), ("botId", "bot"), .. more]));

    public Task<CheckResponse> CheckAsync(ObjectValue given, string name = "images", Struct? last = null) =>
        Client.CheckAsync(new CheckRequest
            { Urn = Urn(name), Type = Type, News = Bytes(given), Olds = last ?? new Struct(), RandomSeed = ByteString.CopyFrom(1, 2, 3) });

    /// <summary>Checks and creates.</summary>
    public async Task<(CheckResponse Checked, CreateResponse Created)> UpAsync(ObjectValue given, string name = "images", bool preview = false)
    {
        var inputs = await CheckAsync(given, name);
        inputs.Failures.ShouldBeEmpty();
        return (inputs, await Client.CreateAsync(new CreateRequest { Urn = Urn(name), Type = Type, Properties = inputs.Inputs, Preview = preview }));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        await Engine.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}

/// <summary>Tests of the provider as it is served, each with one of its own that has been configured.</summary>
public abstract class WholeProviderTests : IAsyncLifetime
{
    private protected static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    private protected WholeProvider provider = null!;

    public async Task InitializeAsync() => provider = await WholeProvider.StartConfiguredAsync();

    public async Task DisposeAsync() => await provider.DisposeAsync();

    private protected static string Urn(string name = "images") => WholeProvider.Urn(name);

    private protected static Struct Bytes(ObjectValue tree) => WholeProvider.Bytes(tree);

    private protected static string Show(Struct tree) => WholeProvider.Show(tree);

    /// <summary>Configures it again.</summary>
    private protected Task ConfigureAsync(params (string Name, object? Value)[] more) => provider.Client.ConfigureAsync(provider.Config(more));
}
