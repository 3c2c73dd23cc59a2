using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>An engine's end of the wire: one connection to a plugin.</summary>
internal sealed class PluginClient : IDisposable
{
    public const string Type = "things:index:Thing";
    public const string ThingUrn = "urn:pulumi:dev::shop::things:index:Thing::first";

    private readonly PluginChannel channel;
    private readonly ResourceProvider.ResourceProviderClient client;

    public PluginClient(int port)
    {
        channel = new PluginChannel($"127.0.0.1:{port}");
        client = new ResourceProvider.ResourceProviderClient(channel.Invoker);
    }

    public Task<ProviderHandshakeResponse> HandshakeAsync(string engine = "") =>
        Of(client.HandshakeAsync(new ProviderHandshakeRequest { EngineAddress = engine, ConfigureWithUrn = true, InvokeWithPreview = true }));

    public Task<Empty> AttachAsync(string engine) => Of(client.AttachAsync(new PluginAttach { Address = engine }));

    public Task<PluginInfo> GetPluginInfoAsync() => Of(client.GetPluginInfoAsync(new Empty()));

    public Task<GetSchemaResponse> GetSchemaAsync() => Of(client.GetSchemaAsync(new GetSchemaRequest()));

    public Task<Empty> CancelAsync() => Of(client.CancelAsync(new Empty()));

    public Task<ConfigureResponse> ConfigureAsync(Struct? args = null) => Of(client.ConfigureAsync(new ConfigureRequest { Args = args ?? new Struct() }));

    public Task<CheckResponse> CheckConfigAsync(CheckRequest request, CallOptions options = default) => Of(client.CheckConfigAsync(request, options));

    public Task<DiffResponse> DiffConfigAsync(DiffRequest request) => Of(client.DiffConfigAsync(request));

    public Task<CheckResponse> CheckAsync(CheckRequest? request = null) => Of(client.CheckAsync(request ?? new CheckRequest { Urn = ThingUrn, Type = Type }));

    public Task<DiffResponse> DiffAsync(DiffRequest request) => Of(client.DiffAsync(request));

    public Task<CreateResponse> CreateAsync(CreateRequest? request = null, CancellationToken cancellationToken = default) =>
        CreateAsync(request, new CallOptions(cancellationToken: cancellationToken));

    public Task<CreateResponse> CreateAsync(CreateRequest? request, CallOptions options) =>
        Of(client.CreateAsync(request ?? new CreateRequest { Urn = ThingUrn, Type = Type }, options));

    public Task<ReadResponse> ReadAsync(ReadRequest request) => Of(client.ReadAsync(request));

    public Task<UpdateResponse> UpdateAsync(UpdateRequest request) => Of(client.UpdateAsync(request));

    public Task<Empty> DeleteAsync(DeleteRequest request) => Of(client.DeleteAsync(request));

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request) => Of(client.InvokeAsync(request));

    public async Task<List<ListResponse>> ListAsync(ListRequest request)
    {
        using var call = client.List(request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    /// <summary>Calls a method by its name, with bytes.</summary>
    public Task<byte[]> CallAsync(string method, IMessage request) => CallAsync(method, request.ToByteArray());

    public Task<byte[]> CallAsync(string method, byte[] request) => channel.CallAsync(method, request);

    public void Dispose() => channel.Dispose();

    private static async Task<T> Of<T>(AsyncUnaryCall<T> call)
    {
        using (call)
        {
            return await call;
        }
    }
}

/// <summary>A connection to a port that can be cut in the middle of a call, as when an engine is killed.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient far = new();
    private TcpClient? near;

    public Cable(int port)
    {
        listener.Start();
        _ = PumpAsync(port);
    }

    /// <summary>The near end.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts it.</summary>
    public void Dispose()
    {
        near?.Dispose();
        far.Dispose();
        listener.Dispose();
    }

    private async Task PumpAsync(int port)
    {
        near = await listener.AcceptTcpClientAsync();
        await far.ConnectAsync(IPAddress.Loopback, port);
        await Task.WhenAll(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
    }
}
