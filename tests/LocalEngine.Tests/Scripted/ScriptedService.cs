using Grpc.Core;

namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>The scripted provider behind a port.</summary>
internal sealed class ScriptedService(ScriptedProvider provider, bool isRefusing) : ResourceProvider.ResourceProviderBase
{
    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context) => AnswerAsync<ProviderHandshakeResponse>("Handshake", request);

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) => AnswerAsync<PluginInfo>("GetPluginInfo", request);

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) => AnswerAsync<GetSchemaResponse>("GetSchema", request);

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) => AnswerAsync<CheckResponse>("CheckConfig", request);

    public override Task<DiffResponse> DiffConfig(DiffRequest request, ServerCallContext context) => AnswerAsync<DiffResponse>("DiffConfig", request);

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) => AnswerAsync<ConfigureResponse>("Configure", request);

    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context)
    {
        if (isRefusing)
        {
            var detail = Any.Pack(new ErrorResourceInitFailed { Id = "x" });
            var status = new Protocol.Wire.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = "refused", Details = { detail } };
            throw new RpcException(new Status(StatusCode.InvalidArgument, "refused"), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
        }

        return AnswerAsync<CheckResponse>("Check", request);
    }

    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) => AnswerAsync<DiffResponse>("Diff", request);

    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) => AnswerAsync<CreateResponse>("Create", request);

    public override Task<ReadResponse> Read(ReadRequest request, ServerCallContext context) => AnswerAsync<ReadResponse>("Read", request);

    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context) => AnswerAsync<UpdateResponse>("Update", request);

    public override Task<Empty> Delete(DeleteRequest request, ServerCallContext context) => AnswerAsync<Empty>("Delete", request);

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context) => AnswerAsync<InvokeResponse>("Invoke", request);

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => AnswerAsync<Empty>("Cancel", request);

    private async Task<T> AnswerAsync<T>(string method, IMessage request)
        where T : class =>
        (T)await provider.AnswerAsync(method, request.ToByteArray());
}
