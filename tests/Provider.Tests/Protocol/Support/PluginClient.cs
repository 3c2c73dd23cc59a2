using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>An engine's end of the wire: one connection to a plugin.</summary>
internal sealed class PluginClient(int port) : IDisposable
{
    public const string Type = "things:index:Thing";
    public const string ThingUrn = "urn:pulumi:dev::shop::things:index:Thing::first";

    private readonly GrpcChannel channel = new($"127.0.0.1:{port}");

    public Task<ProviderHandshakeResponse> HandshakeAsync(string engine = "") =>
        CallAsync("Handshake", new ProviderHandshakeRequest { EngineAddress = engine, ConfigureWithUrn = true, InvokeWithPreview = true }, ProviderHandshakeResponse.Parser);

    public Task<Empty> AttachAsync(string engine) => CallAsync("Attach", new PluginAttach { Address = engine }, Empty.Parser);

    public Task<PluginInfo> GetPluginInfoAsync() => CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser);

    public Task<GetSchemaResponse> GetSchemaAsync() => CallAsync("GetSchema", new GetSchemaRequest(), GetSchemaResponse.Parser);

    public Task<Empty> CancelAsync() => CallAsync("Cancel", new Empty(), Empty.Parser);

    public Task<ConfigureResponse> ConfigureAsync(ByteString? args = null) =>
        CallAsync("Configure", new ConfigureRequest { Args = args ?? ByteString.Empty }, ConfigureResponse.Parser);

    public Task<CheckResponse> CheckConfigAsync(CheckRequest request) => CallAsync("CheckConfig", request, CheckResponse.Parser);

    public Task<DiffResponse> DiffConfigAsync(DiffRequest request) => CallAsync("DiffConfig", request, DiffResponse.Parser);

    public Task<CheckResponse> CheckAsync(CheckRequest? request = null) => CallAsync("Check", request ?? new CheckRequest { Urn = ThingUrn, Type = Type }, CheckResponse.Parser);

    public Task<DiffResponse> DiffAsync(DiffRequest request) => CallAsync("Diff", request, DiffResponse.Parser);

    public Task<CreateResponse> CreateAsync(CreateRequest? request = null, CancellationToken cancellationToken = default) =>
        CallAsync("Create", request ?? new CreateRequest { Urn = ThingUrn, Type = Type }, CreateResponse.Parser, cancellationToken);

    public Task<ReadResponse> ReadAsync(ReadRequest request) => CallAsync("Read", request, ReadResponse.Parser);

    public Task<UpdateResponse> UpdateAsync(UpdateRequest request) => CallAsync("Update", request, UpdateResponse.Parser);

    public Task<Empty> DeleteAsync(DeleteRequest request) => CallAsync("Delete", request, Empty.Parser);

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request) => CallAsync("Invoke", request, InvokeResponse.Parser);

    public async Task<List<ListResponse>> ListAsync(ListRequest request)
    {
        var responses = new List<ListResponse>();
        await foreach (var response in channel.ServerStreamingAsync("/pulumirpc.ResourceProvider/List", request, ListResponse.Parser))
        {
            responses.Add(response);
        }

        return responses;
    }

    public Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request, MessageParser<TResponse> parser, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        channel.UnaryAsync($"/pulumirpc.ResourceProvider/{method}", request, parser, cancellationToken: cancellationToken);

    public void Dispose() => channel.Dispose();
}
