using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace MediaProviders.Protocol.Serving;

/// <summary>Puts an interceptor around each method of a service, and a clear error in place of a request that cannot be read.</summary>
/// <param name="binder">Takes the methods.</param>
/// <param name="interceptor">What every call passes. Made once, without the library's own activation by reflection.</param>
internal sealed class InterceptedBinder(ServiceBinderBase binder, Interceptor interceptor) : ServiceBinderBase
{
    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        binder.AddMethod(WithClearErrors(method), (request, context) => interceptor.UnaryServerHandler(request, context, handler));
    }

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        binder.AddMethod(
            WithClearErrors(method), (request, responses, context) => interceptor.ServerStreamingServerHandler(request, responses, context, handler));
    }

    // Interceptors run after the request has been read, so what is wrong with its bytes has to be said here.
    private static Method<TRequest, TResponse> WithClearErrors<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class
    {
        var read = method.RequestMarshaller.ContextualDeserializer;
        var marshaller = new Marshaller<TRequest>(method.RequestMarshaller.ContextualSerializer, context =>
        {
            try
            {
                return read(context);
            }
            catch (InvalidProtocolBufferException e)
            {
                throw Errors.Unreadable(method.Name, e);
            }
        });
        return new Method<TRequest, TResponse>(method.Type, method.ServiceName, method.Name, marshaller, method.ResponseMarshaller);
    }
}
