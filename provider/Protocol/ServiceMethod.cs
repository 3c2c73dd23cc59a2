using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Protocol;

/// <summary>
/// A method of the service, wrapped in tracing and in the conversion of exceptions to a status. It replaces the binding code that protoc generates: that calls
/// generic virtual methods, which a native program has to construct at every start; these are compiled.
/// </summary>
/// <param name="AddTo">Adds the method to a <see cref="ServiceBinderBase"/>, for example to call it without a connection.</param>
internal sealed record ServiceMethod(string Name, Action<ServiceMethodProviderContext<ResourceProviderBase>> AddToServer, Action<ServiceBinderBase> AddTo)
{
    private const string Service = "pulumirpc.ResourceProvider";

    public static IReadOnlyList<ServiceMethod> Of(ResourceProviderBase service, Errors errors)
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
            Stream("List", ListRequest.Parser, ListResponse.Parser, service.List),
        ];

        ServiceMethod Unary<TRequest, TResponse>(
            string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses, UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class, IMessage<TRequest>
            where TResponse : class, IMessage<TResponse>
        {
            var method = Describe(MethodType.Unary, name, requests, responses);
            Task<TResponse> Answer(TRequest request, ServerCallContext context) => AnswerAsync(() => handler(request, context), context, errors);
            return new(
                name, server => server.AddUnaryMethod(method, [], (_, request, context) => Answer(request, context)), to => to.AddMethod(method, Answer));
        }

        ServiceMethod Stream<TRequest, TResponse>(
            string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses, ServerStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class, IMessage<TRequest>
            where TResponse : class, IMessage<TResponse>
        {
            var method = Describe(MethodType.ServerStreaming, name, requests, responses);
            Task Answer(TRequest request, IServerStreamWriter<TResponse> answers, ServerCallContext context) =>
                AnswerAsync(
                    async () =>
                    {
                        await handler(request, answers, context);
                        return true;
                    },
                    context,
                    errors);
            return new(
                name,
                server => server.AddServerStreamingMethod(method, [], (_, request, answers, context) => Answer(request, answers, context)),
                to => to.AddMethod(method, Answer));
        }
    }

    private static Method<TRequest, TResponse> Describe<TRequest, TResponse>(
        MethodType type, string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> => new(type, Service, name, MarshallerOf(name, requests), MarshallerOf(name, responses));

    private static async Task<T> AnswerAsync<T>(Func<Task<T>> answer, ServerCallContext context, Errors errors)
    {
        using var span = CallSpan.Start(context);
        try
        {
            var response = await answer();
            CallSpan.End(span, StatusCode.OK);
            return response;
        }
        catch (Exception error)
        {
            var failure = error as RpcException
                ?? (error is OperationCanceledException && context.CancellationToken.IsCancellationRequested ? Errors.CallCancelled(error) : errors.Map(error));
            CallSpan.End(span, failure.StatusCode);
            throw failure;
        }
    }

    // The library parses the request before it calls the method, so parse errors have to be handled here.
    private static Marshaller<T> MarshallerOf<T>(string method, MessageParser<T> parser)
        where T : class, IMessage<T> => new(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context =>
            {
                try
                {
                    return parser.ParseFrom(context.PayloadAsReadOnlySequence());
                }
                catch (InvalidProtocolBufferException e)
                {
                    throw Errors.Unreadable(method, e);
                }
            });
}

/// <summary>
/// A span for each call, as a child of the span in the engine's <c>traceparent</c> (W3C Trace Context). Names and attributes are those of OpenTelemetry's
/// semantic conventions for gRPC servers; they contain nothing of a request, a response or an error message.
/// </summary>
internal static class CallSpan
{
    public static string SourceName => typeof(CallSpan).Namespace!;

    private static readonly ActivitySource Source = new(SourceName, PluginVersion.Text);

    public static Activity? Start(ServerCallContext context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var name = context.Method.TrimStart('/');
        var slash = name.LastIndexOf('/');
        return Source.StartActivity(name, ActivityKind.Server, ParentOf(context))?
            .SetTag("rpc.system", "grpc")
            .SetTag("rpc.service", name[..slash])
            .SetTag("rpc.method", name[(slash + 1)..]);
    }

    // By the conventions, a server's span is an error only if the server failed, not if the request was invalid.
    public static void End(Activity? span, StatusCode status)
    {
        span?.SetTag("rpc.grpc.status_code", (int)status);
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented
            or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static ActivityContext ParentOf(ServerCallContext context)
    {
        try
        {
            return ActivityContext.TryParse(
                context.RequestHeaders.GetValue("traceparent"), context.RequestHeaders.GetValue("tracestate"), isRemote: true, out var parent)
                ? parent
                : default;
        }
        catch (FormatException)
        {
            // Invalid metadata; a handler that needs it reports that.
            return default;
        }
    }
}
