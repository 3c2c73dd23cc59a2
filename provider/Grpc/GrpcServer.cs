using MediaProviders.Grpc.Health;
using MediaProviders.Grpc.Reflection;
using MediaProviders.Grpc.Serving;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Grpc;

/// <summary>Serves gRPC over HTTP/2 without TLS, on the loopback address only.</summary>
public sealed class GrpcServer : IAsyncDisposable
{
    // What calls that were ended after the grace get to say so before their connection is closed.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly ServerRuntime _runtime;
    private readonly KestrelServer _kestrel;
    private readonly Lock _gate = new();
    private Task? _stop;

    private GrpcServer(ServerRuntime runtime, KestrelServer kestrel, int port)
    {
        _runtime = runtime;
        _kestrel = kestrel;
        Port = port;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Begins to listen; calls are answered when this returns.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<GrpcServer> StartAsync(GrpcServerOptions options, CancellationToken cancellationToken = default)
    {
        var runtime = new ServerRuntime(options);
        var setup = new ConnectionSetup(c => CreateMethods(options, c), options.IsStranger ?? ConnectionOwner.IsStranger, options.StrangerTurnedAway);
        var (kestrel, endpoint) = KestrelComposition.Create(options.Port, setup);
        try
        {
            await kestrel.StartAsync(new GrpcApplication(runtime), cancellationToken);
        }
        catch
        {
            kestrel.Dispose();
            runtime.Dispose();
            throw;
        }

        return new GrpcServer(runtime, kestrel, endpoint.IPEndPoint!.Port);
    }

    /// <summary>
    /// Takes no new connections, tells clients so (GOAWAY), and waits for running calls. Those still running after the grace are
    /// cancelled and answered with CANCELLED. A second call waits for the first.
    /// </summary>
    public Task StopAsync(TimeSpan grace)
    {
        lock (_gate)
        {
            return _stop ??= StopCoreAsync(grace);
        }
    }

    /// <summary>Stops without a grace.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero);

    private static MethodTable CreateMethods(GrpcServerOptions options, GrpcConnection connection)
    {
        var services = new List<GrpcService>(options.Services(connection));
        if (options.Reflection is { } descriptors)
        {
            ReflectionService.AddTo(services, descriptors, options.Health);
        }

        if (options.Health)
        {
            HealthService.AddTo(services);
        }

        return new MethodTable(services);
    }

    private async Task StopCoreAsync(TimeSpan grace)
    {
        using var abort = new CancellationTokenSource();
        await _runtime.BeginStopAsync();
        var stopped = _kestrel.StopAsync(abort.Token);
        if (!await EndsWithinAsync(stopped, grace))
        {
            await _runtime.EndCallsAsync();
            if (!await EndsWithinAsync(stopped, LastWords))
            {
                await abort.CancelAsync();
            }
        }

        await stopped;
        _kestrel.Dispose();
        _runtime.Dispose();
    }

    private async Task<bool> EndsWithinAsync(Task task, TimeSpan time)
    {
        try
        {
            await task.WaitAsync(time, _runtime.Time, CancellationToken.None);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
