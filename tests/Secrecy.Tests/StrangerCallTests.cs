using Google.Protobuf;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using Empty = Google.Protobuf.WellKnownTypes.Empty;
using Struct = Google.Protobuf.WellKnownTypes.Struct;

namespace MediaProviders.Secrecy.Tests;

/// <summary>
/// Somebody else who reaches the port of a configured plugin, as another user can where the system does not tell whose a connection is: no answer of any method
/// holds what was configured, marked or not.
/// </summary>
public class StrangerCallTests
{
    private const string Urn = "urn:pulumi:dev::secrecy::mediaproviders:index:WhatsAppMediaProvider::x";

    [Fact]
    public async Task Calls_OfSomebodyElse_AreAnsweredWithoutWhatWasConfigured()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot", Secrets.Token.Text)] });
        emulator.Store.Put("bot", Entry.Basic("neighbour", "neighbour", "plain"));
        await using var plugin = await PluginServer.StartAsync(RealPackage.Serve(_ => null), "127.0.0.1:1");
        using (var engine = new PluginChannel($"127.0.0.1:{plugin.Port}"))
        {
            await engine.CallAsync("Configure", new ConfigureRequest { Args = Configuration(emulator.Address) }.ToByteArray());
        }

        using var stranger = new PluginChannel($"127.0.0.1:{plugin.Port}");
        var said = new List<string>();
        foreach (var (method, request) in Requests())
        {
            said.Add(await AskAsync(stranger, method, request));
        }

        said.Count(text => text.Contains("plain", StringComparison.Ordinal))
            .ShouldBe(2, "Read and the function answer what the API lists: the protocol has no other way.");
        foreach (var text in said)
        {
            Secrets.Search.Find(text).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Calls_AnAnswerWithTheToken_IsFound()
    {
        await using var plugin = await PluginServer.StartAsync(RealPackage.Serve(_ => null), "127.0.0.1:1");
        using var stranger = new PluginChannel($"127.0.0.1:{plugin.Port}");

        // CheckConfig answers what it is given: its caller's own.
        var text = await AskAsync(stranger, "CheckConfig", new CheckRequest { News = Configuration("http://127.0.0.1:1") });

        Secrets.Search.Find(text).Select(found => found.Canary).Distinct().ShouldBe([Secrets.Token.Label, Secrets.Header.Label], ignoreOrder: true);
    }

    private static IEnumerable<(string Method, IMessage Request)> Requests()
    {
        var entry = Encode(new ObjectValue(
            Pair("botId", "bot"),
            Pair("name", "x"),
            KeyValuePair.Create<string, Value>("config", new ObjectValue(KeyValuePair.Create<string, Value>("bearer", new Value.Text("b"))))));
        yield return ("Handshake", new ProviderHandshakeRequest { EngineAddress = "127.0.0.1:1" });
        yield return ("GetPluginInfo", new Empty());
        yield return ("GetSchema", new GetSchemaRequest());
        yield return ("GetMapping", new GetMappingRequest());
        yield return ("GetMappings", new GetMappingsRequest());
        yield return ("CheckConfig", new CheckRequest());
        yield return ("DiffConfig", new DiffRequest { News = Encode(new ObjectValue(Pair("apiToken", "x"), Pair("region", "eu1"))) });
        yield return ("Configure", new ConfigureRequest());
        yield return ("Check", new CheckRequest { Urn = Urn, News = entry });
        yield return ("Diff", new DiffRequest { Urn = Urn, Id = "bot/x", News = entry });
        yield return ("Create", new CreateRequest { Urn = Urn, Properties = entry });
        yield return ("Read", new ReadRequest { Urn = Urn, Id = "bot/neighbour" });
        yield return ("Update", new UpdateRequest { Urn = Urn, Id = "bot/x", News = entry });
        yield return ("Invoke",
            new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProvider", Args = Encode(new ObjectValue(Pair("name", "neighbour"))) });
        yield return ("Invoke", new InvokeRequest { Tok = "mediaproviders:index:getWhatsAppMediaProviders" });
        yield return ("Delete", new DeleteRequest { Urn = Urn, Id = "bot/x", Properties = entry });
        yield return ("Construct", new Empty());
        yield return ("Call", new Empty());
        yield return ("Parameterize", new Empty());
        yield return ("Nonsense", new Empty());
        yield return ("Attach", new PluginAttach { Address = "127.0.0.1:1" });
        yield return ("Cancel", new Empty());
    }

    // All that comes back, whatever it is.
    private static async Task<string> AskAsync(PluginChannel channel, string method, IMessage request)
    {
        try
        {
            return System.Text.Encoding.Latin1.GetString(await channel.CallAsync(method, request.ToByteArray()));
        }
        catch (RpcException e)
        {
            return e.Status.Detail
                + string.Join(' ', e.Trailers.Select(field => field.IsBinary ? System.Text.Encoding.Latin1.GetString(field.ValueBytes) : field.Value));
        }
    }

    private static Struct Configuration(string endpoint) => Encode(new ObjectValue(
        Pair("apiToken", Secrets.Token.Text),
        Pair("endpoint", endpoint),
        Pair("botId", "bot"),
        KeyValuePair.Create<string, Value>("headers", new ObjectValue(Pair("X-Gateway-Key", Secrets.Header.Text)))));

    private static Struct Encode(ObjectValue value) => PropertyCodec.Encode(value);

    private static KeyValuePair<string, Value> Pair(string name, string text) => KeyValuePair.Create<string, Value>(name, new Value.Text(text));
}
