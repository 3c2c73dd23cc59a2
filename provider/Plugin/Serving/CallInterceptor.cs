using Grpc.Core;
using Grpc.Core.Interceptors;
using MediaProviders.Protocol;

namespace MediaProviders.Plugin;

/// <summary>What every call passes: its span, if calls are traced, and the status of what it throws.</summary>
internal sealed class CallInterceptor(Errors errors) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        AnswerAsync(() => continuation(request, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) => AnswerAsync(
            async () =>
            {
                await continuation(request, responseStream, context);
                return true;
            },
            context);

    private async Task<T> AnswerAsync<T>(Func<Task<T>> answer, ServerCallContext context)
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
}
