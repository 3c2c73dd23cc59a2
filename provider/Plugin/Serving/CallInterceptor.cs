using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using MediaProviders.Protocol;

namespace MediaProviders.Plugin;

/// <summary>What every call passes: its span, if calls are traced, and the status of what it throws.</summary>
internal sealed class CallInterceptor(Errors errors) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var span = CallSpan.Start(context);
        try
        {
            var response = await continuation(request, context);
            CallSpan.End(span, StatusCode.OK);
            return response;
        }
        catch (Exception error)
        {
            throw Explain(error, context, span);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using var span = CallSpan.Start(context);
        try
        {
            await continuation(request, responseStream, context);
            CallSpan.End(span, StatusCode.OK);
        }
        catch (Exception error)
        {
            throw Explain(error, context, span);
        }
    }

    private RpcException Explain(Exception error, ServerCallContext context, Activity? span)
    {
        var failure = error as RpcException
            ?? (error is OperationCanceledException && context.CancellationToken.IsCancellationRequested ? Errors.CallCancelled(error) : errors.Map(error));
        CallSpan.End(span, failure.StatusCode);
        return failure;
    }
}
