using Google.Protobuf.WellKnownTypes;
using MediaProviders.Tests;
using MediaProviders.Provider.Tests.Telemetry.Otlp;

namespace MediaProviders.Provider.Tests.Telemetry;

/// <summary>What a receiver gets from a real process of the plugin, and what a process costs without traces.</summary>
public sealed class TraceExportTests
{
    private const string TraceId = "fcf79c0bd978bf4ef46f8a91b93cb58c";
    private const string EngineSpan = "e898e45a8da47d26";
    private const string Urn = "urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::images";
    private const string Route = "/whatsapp/v1/{bot-id}/provision/provider";

    private static readonly Struct Inputs = PropertyCodec.Encode(Tree.Of(
        ("botId", "bot-one"), ("name", "images"), ("type", "www"), ("config", Tree.Basic("reader", Tree.Secret("first-password"))), ("overwrite", false)));

    [Fact]
    public async Task Calls_ReceiverNamed_AreSpansWithTheirAttemptsBelowAndHoldNothingThatIsSecretAndNoIds()
    {
        await using var collector = await FakeCollector.StartAsync();
        await using var api = await StartApiAsync();
        using var home = new TemporaryFolder();
        await using (var plugin = await StartAsync(home.Path, api,
            [
                (TraceVariable, collector.Address),
                ("PULUMI_CONFIG", """{"mediaproviders:apiToken":"token-of-the-bot"}"""),
                ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=users-own-key"),
            ]))
        {
            await LiveAsync(plugin, api);
            await EndAsync(plugin);
        }

        var port = api.BaseAddress.Port;
        var server = $"server.address=127.0.0.1 server.port={port} url.scheme=http";
        collector.Spans.Select(FakeCollector.Show).ShouldBe(
        [
            "Server pulumirpc.ResourceProvider/Configure rpc.grpc.status_code=0 rpc.method=Configure rpc.service=pulumirpc.ResourceProvider rpc.system=grpc",
            "Server pulumirpc.ResourceProvider/Create rpc.grpc.status_code=0 rpc.method=Create rpc.service=pulumirpc.ResourceProvider rpc.system=grpc",
            $"Client GET {Route} http.request.method=GET http.response.status_code=200 {server} url.template={Route}",
            $"Client POST {Route} http.request.method=POST http.response.status_code=200 {server} url.template={Route}",
            $"Client GET {Route} http.request.method=GET http.response.status_code=200 {server} url.template={Route}",
            "Server pulumirpc.ResourceProvider/Read rpc.grpc.status_code=0 rpc.method=Read rpc.service=pulumirpc.ResourceProvider rpc.system=grpc",
            $"Client GET {Route} error.type=500 http.request.method=GET http.response.status_code=500 {server} url.template={Route} ERROR",
            $"Client GET {Route} http.request.method=GET http.request.resend_count=1 http.response.status_code=200 {server} url.template={Route}",
            "Server pulumirpc.ResourceProvider/Delete rpc.grpc.status_code=3 rpc.method=Delete rpc.service=pulumirpc.ResourceProvider rpc.system=grpc",
            "Server pulumirpc.ResourceProvider/Cancel rpc.grpc.status_code=0 rpc.method=Cancel rpc.service=pulumirpc.ResourceProvider rpc.system=grpc",
        ]);
        var spans = collector.Spans.ToLookup(span => span.Kind);
        spans[Span.Types.Kind.Server].Select(span => (Hex(span.TraceId), Hex(span.ParentSpanId))).Distinct().ShouldBe([(TraceId, EngineSpan)]);
        var (create, read) = (spans[Span.Types.Kind.Server].ElementAt(1), spans[Span.Types.Kind.Server].ElementAt(2));
        spans[Span.Types.Kind.Client].Select(span => (span.TraceId, span.ParentSpanId)).ShouldBe(
            [.. Enumerable.Repeat((create.TraceId, create.SpanId), 3), .. Enumerable.Repeat((read.TraceId, read.SpanId), 2)]);
        collector.Resources.ShouldContain("service.name=pulumi-resource-mediaproviders");
        collector.Resources.ShouldContain($"service.version={PluginVersion.Text}");
        new[] { "first-password", "token-of-the-bot", "users-own-key", "bot-one", "images", "reader" }
            .Where(text => collector.Everything.Contains(text, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory, Each(true, false)]
    public async Task Calls_ReceiverThatIsDeadOrDeaf_GoOnAndThePluginEndsCleanly(bool listens)
    {
        await using var collector = await FakeCollector.StartAsync(answers: false);
        await using var api = await StartApiAsync();
        using var home = new TemporaryFolder();
        await using var plugin = await StartAsync(home.Path, api, [(TraceVariable, listens ? collector.Address : "localhost:1")]);

        await LiveAsync(plugin, api);

        await EndAsync(plugin);
    }

    [Theory]
    [Each(null, "", "no address", With = false)]
    [InlineData("localhost:1", true)]
    public async Task Start_ByTheVariable_LoadsTheLibraryOrDoesNot(string? variable, bool isLoaded)
    {
        await using var api = await StartApiAsync();
        using var home = new TemporaryFolder();
        await using var plugin = await StartAsync(home.Path, api, variable is null ? [] : [(TraceVariable, variable)], StartedPlugin.Built);
        await LiveAsync(plugin, api);

        if (OperatingSystem.IsLinux())
        {
            // The files a process has mapped; the runtime maps each assembly it loads.
            var maps = await File.ReadAllTextAsync($"/proc/{plugin.Id}/maps");
            maps.ShouldContain("pulumi-resource-mediaproviders.dll");
            maps.Contains("OpenTelemetry", StringComparison.Ordinal).ShouldBe(isLoaded);
        }

        await EndAsync(plugin);
    }

    private static string TraceVariable => MediaProviders.Plugin.Telemetry.TraceRequest.Variable;

    private static Task<SinchEmulator> StartApiAsync() =>
        SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess("bot-one", "token-of-the-bot")] });

    private static Task<BuiltPlugin> StartAsync(string home, SinchEmulator api, (string Name, string Value)[] environment, string? executable = null) =>
        BuiltPlugin.StartAsync(
        ["127.0.0.1:1"],
        [
            KeyValuePair.Create("SINCH_API_TOKEN", "token-of-the-bot"),
            KeyValuePair.Create("SINCH_ENDPOINT", api.Address),
            .. environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)),
        ],
        home,
        executable);

    /// <summary>A create, a read that fails at first, and a call that is refused.</summary>
    private static async Task LiveAsync(BuiltPlugin plugin, SinchEmulator api)
    {
        using var channel = new PluginChannel(plugin.Target);
        await CallAsync(channel, "Configure", new ConfigureRequest(), ConfigureResponse.Parser);
        var created = await CallAsync(channel, "Create", new CreateRequest { Urn = Urn, Properties = Inputs }, CreateResponse.Parser);
        api.Faults.Add(Fault.Answers(500, FaultRoute.List, count: 1));
        await CallAsync(channel, "Read", new ReadRequest { Urn = Urn, Id = created.Id }, ReadResponse.Parser);
        await Should.ThrowAsync<RpcException>(CallAsync(channel, "Delete", new DeleteRequest { Urn = Urn }, Empty.Parser));
        await CallAsync(channel, "Cancel", new Empty(), Empty.Parser);
    }

    private static async Task<T> CallAsync<TRequest, T>(PluginChannel channel, string method, TRequest request, MessageParser<T> parser)
        where TRequest : class, IMessage<TRequest>
        where T : class, IMessage<T> =>
        parser.ParseFrom(await channel.CallAsync(method, request.ToByteArray(), new Metadata { { "traceparent", $"00-{TraceId}-{EngineSpan}-01" } }));

    private static async Task EndAsync(BuiltPlugin plugin)
    {
        await plugin.SignalAsync("INT");
        (await plugin.EndAsync()).ShouldBe(ProgramRun.Clean);
    }

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
