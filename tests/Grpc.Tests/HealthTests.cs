using MediaProviders.Grpc.Tests.Support;
using MediaProviders.Grpc.Wire.Health;
using ServingStatus = MediaProviders.Grpc.Wire.Health.HealthCheckResponse.Types.ServingStatus;

namespace MediaProviders.Grpc.Tests;

/// <summary>The health service.</summary>
public class HealthTests
{
    private const string Check = "/grpc.health.v1.Health/Check";
    private const string Watch = "/grpc.health.v1.Health/Watch";

    [Theory]
    [InlineData("")]
    [InlineData("test.Echo")]
    [InlineData("grpc.health.v1.Health")]
    public async Task Check_KnownService_IsServing(string service)
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        (await CheckAsync(server, service)).Status.ShouldBe(ServingStatus.Serving);
    }

    [Theory]
    [InlineData("test.echo")]
    [InlineData("Echo")]
    public async Task Check_UnknownService_IsNotFound(string service)
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var error = await CheckAsync(server, service).ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.NotFound);
        error.Message.ShouldBe($"The service '{service}' is unknown.");
    }

    [Fact]
    public async Task Check_NotOffered_IsUnimplemented()
    {
        await using var server = await TestServer.StartAsync(new GrpcServerOptions { Services = _ => [Echo.Service()], Health = false });
        (await CheckAsync(server, string.Empty).ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Watch_ServerStops_SaysSoAndEnds()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        await using var watch = WatchAsync(server, "test.Echo");
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Status.ShouldBe(ServingStatus.Serving);
        var stopped = server.Server.StopAsync(TimeSpan.FromMinutes(5));
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Status.ShouldBe(ServingStatus.NotServing);
        var end = await Should.ThrowAsync<RpcException>(async () => await watch.MoveNextAsync());
        end.Status.ShouldBe(StatusCode.Cancelled);
        await stopped;
    }

    [Fact]
    public async Task Watch_UnknownService_SaysSoAndGoesOn()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        await using var watch = WatchAsync(server, "none");
        (await watch.MoveNextAsync()).ShouldBeTrue();
        watch.Current.Status.ShouldBe(ServingStatus.ServiceUnknown);
        var next = watch.MoveNextAsync().AsTask();
        await server.ShouldStillServeAsync();
        next.IsCompleted.ShouldBeFalse();
        await server.Server.StopAsync(TimeSpan.FromMinutes(5));
        await next.ShouldThrowAsync<RpcException>();
    }

    private static Task<HealthCheckResponse> CheckAsync(TestServer server, string service) =>
        server.Channel().UnaryAsync(Check, new HealthCheckRequest { Service = service }, HealthCheckResponse.Parser);

    private static IAsyncEnumerator<HealthCheckResponse> WatchAsync(TestServer server, string service) =>
        server.Channel().ServerStreamingAsync(Watch, new HealthCheckRequest { Service = service }, HealthCheckResponse.Parser).GetAsyncEnumerator();
}
