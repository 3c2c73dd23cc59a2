using MediaProviders.Grpc.Wire.Health;
using ServingStatus = MediaProviders.Grpc.Wire.Health.HealthCheckResponse.Types.ServingStatus;

namespace MediaProviders.Grpc.Health;

/// <summary>
/// grpc.health.v1.Health (github.com/grpc/grpc, doc/health-checking.md): every registered service serves until the server begins to stop.
/// </summary>
internal sealed class HealthService
{
    private const string Name = "grpc.health.v1.Health";

    private readonly HashSet<string> _services;

    private HealthService(IEnumerable<GrpcService> services) =>
        _services = [string.Empty, Name, .. services.Select(s => s.FullName)];

    /// <summary>Adds the service beside those it tells about.</summary>
    public static void AddTo(List<GrpcService> services)
    {
        var health = new HealthService(services);
        services.Add(new GrpcService(Name)
            .Unary<HealthCheckRequest, HealthCheckResponse>("Check", HealthCheckRequest.Parser, health.CheckAsync)
            .ServerStreaming<HealthCheckRequest, HealthCheckResponse>("Watch", HealthCheckRequest.Parser, health.WatchAsync));
    }

    private static HealthCheckResponse StatusOf(CallContext context) => new()
    {
        Status = context.ServerStopping.IsCancellationRequested ? ServingStatus.NotServing : ServingStatus.Serving,
    };

    private Task<HealthCheckResponse> CheckAsync(HealthCheckRequest request, CallContext context) =>
        _services.Contains(request.Service)
            ? Task.FromResult(StatusOf(context))
            : throw new RpcException(StatusCode.NotFound, $"The service '{request.Service}' is unknown.");

    private async Task WatchAsync(HealthCheckRequest request, IStreamWriter<HealthCheckResponse> writer, CallContext context)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStop = context.ServerStopping.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), stopping);
        await using var onCancel = context.CancellationToken.UnsafeRegister(
            static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), stopping);

        if (!_services.Contains(request.Service))
        {
            await writer.WriteAsync(new HealthCheckResponse { Status = ServingStatus.ServiceUnknown });
            await stopping.Task;
        }
        else
        {
            var first = StatusOf(context);
            await writer.WriteAsync(first);
            await stopping.Task;
            if (first.Status == ServingStatus.Serving)
            {
                await writer.WriteAsync(new HealthCheckResponse { Status = ServingStatus.NotServing });
            }
        }

        // A watch has no end of its own, so the server that stops ends it.
        throw new RpcException(StatusCode.Cancelled, "The server is stopping.");
    }
}
