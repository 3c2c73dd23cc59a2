using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin.Serving;

/// <summary>All methods of the contract.</summary>
internal static class ServiceMethods
{
    /// <summary>Each method of a service, within an interceptor.</summary>
    public static IReadOnlyList<ServiceMethod> Of(ResourceProviderBase service, CallInterceptor interceptor)
    {
        return
        [
            Unary("Handshake", ProviderHandshakeRequest.Parser, ProviderHandshakeResponse.Parser, service.Handshake),
            Unary("Attach", PluginAttach.Parser, Empty.Parser, service.Attach),
            Unary("GetPluginInfo", Empty.Parser, PluginInfo.Parser, service.GetPluginInfo),
            Unary("GetSchema", GetSchemaRequest.Parser, GetSchemaResponse.Parser, service.GetSchema),
            Unary("GetMapping", GetMappingRequest.Parser, GetMappingResponse.Parser, service.GetMapping),
            Unary("GetMappings", GetMappingsRequest.Parser, GetMappingsResponse.Parser, service.GetMappings),
            Unary("Cancel", Empty.Parser, Empty.Parser, service.Cancel),
            Unary("CheckConfig", CheckRequest.Parser, CheckResponse.Parser, service.CheckConfig),
            Unary("DiffConfig", DiffRequest.Parser, DiffResponse.Parser, service.DiffConfig),
            Unary("Configure", ConfigureRequest.Parser, ConfigureResponse.Parser, service.Configure),
            Unary("Check", CheckRequest.Parser, CheckResponse.Parser, service.Check),
            Unary("Diff", DiffRequest.Parser, DiffResponse.Parser, service.Diff),
            Unary("Create", CreateRequest.Parser, CreateResponse.Parser, service.Create),
            Unary("Read", ReadRequest.Parser, ReadResponse.Parser, service.Read),
            Unary("Update", UpdateRequest.Parser, UpdateResponse.Parser, service.Update),
            Unary("Delete", DeleteRequest.Parser, Empty.Parser, service.Delete),
            Unary("Invoke", InvokeRequest.Parser, InvokeResponse.Parser, service.Invoke),
            new ServiceMethod.Stream<ListRequest, ListResponse>("List", ListRequest.Parser, ListResponse.Parser, service.List, interceptor),
        ];

        ServiceMethod.Unary<TRequest, TResponse> Unary<TRequest, TResponse>(
            string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses, UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class, IMessage<TRequest>
            where TResponse : class, IMessage<TResponse> => new(name, requests, responses, handler, interceptor);
    }
}
