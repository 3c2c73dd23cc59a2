using Google.Protobuf.WellKnownTypes;
using MediaProviders.Provider.Tests.Replays.Comparison;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>A method of the contract: how it is called with recorded bytes, and what the bytes of its answer say.</summary>
internal abstract class ContractMethod
{
    private static readonly Dictionary<string, ContractMethod> All = new(StringComparer.Ordinal)
    {
        ["Handshake"] = new Unary<ProviderHandshakeResponse>(ProviderHandshakeResponse.Parser),
        ["Attach"] = new Unary<Empty>(Empty.Parser),
        ["GetPluginInfo"] = new Unary<PluginInfo>(PluginInfo.Parser),
        ["GetSchema"] = new Unary<GetSchemaResponse>(GetSchemaResponse.Parser),
        ["CheckConfig"] = new Unary<CheckResponse>(CheckResponse.Parser),
        ["DiffConfig"] = new Unary<DiffResponse>(DiffResponse.Parser),
        ["Configure"] = new Unary<ConfigureResponse>(ConfigureResponse.Parser),
        ["Check"] = new Unary<CheckResponse>(CheckResponse.Parser),
        ["Diff"] = new Unary<DiffResponse>(DiffResponse.Parser),
        ["Create"] = new Unary<CreateResponse>(CreateResponse.Parser),
        ["Read"] = new Unary<ReadResponse>(ReadResponse.Parser),
        ["Update"] = new Unary<UpdateResponse>(UpdateResponse.Parser),
        ["Delete"] = new Unary<Empty>(Empty.Parser),
        ["Invoke"] = new Unary<InvokeResponse>(InvokeResponse.Parser),
        ["Cancel"] = new Unary<Empty>(Empty.Parser),
        ["List"] = new Streaming<ListResponse>(ListResponse.Parser),
    };

    /// <summary>The method of a name.</summary>
    public static ContractMethod Of(string name) => All[name];

    /// <summary>Calls it.</summary>
    /// <param name="channel">The plugin.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="request">The request as it shall be on the wire.</param>
    /// <param name="metadata">Sent with it.</param>
    /// <returns>The answer as JSON; of a stream an array.</returns>
    /// <exception cref="RpcException">It failed.</exception>
    public abstract Task<JsonNode> CallAsync(PluginChannel channel, string name, byte[] request, Metadata metadata);

    /// <summary>The answers of a recording in the same form.</summary>
    public abstract JsonNode Read(IReadOnlyList<byte[]> responses);

    private sealed class Unary<T>(MessageParser<T> parser) : ContractMethod
        where T : class, IMessage<T>
    {
        public override async Task<JsonNode> CallAsync(PluginChannel channel, string name, byte[] request, Metadata metadata) =>
            MessageText.Of(parser.ParseFrom(await channel.CallAsync(name, request, metadata)));

        public override JsonNode Read(IReadOnlyList<byte[]> responses) => MessageText.Of(parser.ParseFrom(responses[0]));
    }

    private sealed class Streaming<T>(MessageParser<T> parser) : ContractMethod
        where T : class, IMessage<T>
    {
        public override async Task<JsonNode> CallAsync(PluginChannel channel, string name, byte[] request, Metadata metadata)
        {
            return Read(await channel.StreamAsync(name, request, metadata));
        }

        public override JsonNode Read(IReadOnlyList<byte[]> responses) => new JsonArray([.. responses.Select(response => (JsonNode)MessageText.Of(parser.ParseFrom(response)))]);
    }
}
