using Grpc.Core;
using Grpc.Core.Interceptors;
using MediaProviders.Protocol;

namespace MediaProviders.Plugin.Serving;

/// <summary>What every call passes: its span, if calls are traced, and the status of what it throws.</summary>
/// <param name="around">Wraps each call, such as in a span; null when nothing does.</param>
internal sealed class CallInterceptor(Errors errors, Func<ServerCallContext, Func<Task>, Task>? around) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (around is not null)
        {
            TResponse? response = null;
            await around(context, async () => response = await AnswerAsync(request, context, continuation));
            return response!;
        }

        return await AnswerAsync(request, context, continuation);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        return around is null ? AnswerAsync() : around(context, AnswerAsync);

        async Task AnswerAsync()
        {
            try
            {
                await continuation(request, responseStream, context);
            }
            catch (Exception e) when (e is not RpcException)
            {
                throw Explain(e, context);
            }
        }
    }

    private async Task<TResponse> AnswerAsync<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            return await handler(request, context);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Explain(e, context);
        }
    }

    private RpcException Explain(Exception error, ServerCallContext context) =>
        error is OperationCanceledException && context.CancellationToken.IsCancellationRequested ? Errors.CallCancelled(error) : errors.Map(error);
}
