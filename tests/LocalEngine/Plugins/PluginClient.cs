using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>The calls of <c>pulumirpc.ResourceProvider</c> to one plugin, typed and recorded.</summary>
internal sealed class PluginClient(IPlugin plugin, int process, ConcurrentQueue<PluginCall> recorder, IReadOnlyDictionary<string, string> environment)
{
    private int _calls;

    public Task<ProviderHandshakeResponse> HandshakeAsync(ProviderHandshakeRequest request) =>
        CallAsync("Handshake", string.Empty, request, ProviderHandshakeResponse.Parser);

    public Task<PluginInfo> GetPluginInfoAsync() => CallAsync("GetPluginInfo", string.Empty, new Empty(), PluginInfo.Parser);

    public Task<GetSchemaResponse> GetSchemaAsync() => CallAsync("GetSchema", string.Empty, new GetSchemaRequest(), GetSchemaResponse.Parser);

    public Task<CheckResponse> CheckConfigAsync(CheckRequest request) => CallAsync("CheckConfig", request.Urn, request, CheckResponse.Parser);

    public Task<DiffResponse> DiffConfigAsync(DiffRequest request) => CallAsync("DiffConfig", request.Urn, request, DiffResponse.Parser);

    public Task<ConfigureResponse> ConfigureAsync(ConfigureRequest request) => CallAsync("Configure", request.Urn, request, ConfigureResponse.Parser);

    public Task<CheckResponse> CheckAsync(CheckRequest request) => CallAsync("Check", request.Urn, request, CheckResponse.Parser);

    public Task<DiffResponse> DiffAsync(DiffRequest request) => CallAsync("Diff", request.Urn, request, DiffResponse.Parser);

    public Task<CreateResponse> CreateAsync(CreateRequest request) => CallAsync("Create", request.Urn, request, CreateResponse.Parser);

    public Task<ReadResponse> ReadAsync(ReadRequest request) => CallAsync("Read", request.Urn, request, ReadResponse.Parser);

    public Task<UpdateResponse> UpdateAsync(UpdateRequest request) => CallAsync("Update", request.Urn, request, UpdateResponse.Parser);

    public Task<Empty> DeleteAsync(DeleteRequest request) => CallAsync("Delete", request.Urn, request, Empty.Parser);

    public Task<InvokeResponse> InvokeAsync(InvokeRequest request) => CallAsync("Invoke", string.Empty, request, InvokeResponse.Parser);

    /// <summary>Ends the plugin as the engine does: <c>Cancel</c>, then the end of the process. A plugin that is gone already is no error.</summary>
    public async Task StopAsync()
    {
        await TryCancelAsync();
        await plugin.StopAsync();
    }

    /// <summary>Calls <c>Cancel</c>. The engine takes any answer, and none, as the leave to go on.</summary>
    public async Task TryCancelAsync()
    {
        try
        {
            await CallAsync("Cancel", string.Empty, new Empty(), Empty.Parser);
        }
        catch (PluginCallException)
        {
            // Recorded with its code, like every call.
        }
    }

    private async Task<TResponse> CallAsync<TRequest, TResponse>(string method, string urn, TRequest request, MessageParser<TResponse> parser)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        var first = Interlocked.Increment(ref _calls) == 1;
        var call = new PluginCall(process, method, urn, () => JsonFormatter.Default.Format(request)) { ProcessEnvironment = first ? environment : null };
        recorder.Enqueue(call);
        try
        {
            var bytes = await plugin.CallAsync(method, request.ToByteArray(), CancellationToken.None);
            var response = parser.ParseFrom(bytes.Span);
            call.Answer(() => JsonFormatter.Default.Format(response));
            return response;
        }
        catch (Exception e) when (e is RpcException or PluginCallException)
        {
            var failure = e as PluginCallException ?? ((RpcException)e).ToPluginCall();
            call.Fail(failure.Code);
            throw failure;
        }
    }
}
