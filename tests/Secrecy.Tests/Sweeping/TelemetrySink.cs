using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Receives OTLP of every kind and keeps its bytes.</summary>
internal static class TelemetrySink
{
    // A flag and a length of nothing: an empty message.
    private static readonly byte[] EmptyMessage = new byte[5];

    /// <summary>A collector that answers every export.</summary>
    public static Task<LocalGrpcServer> StartAsync(ConcurrentQueue<byte[]> sent) =>
        LocalGrpcServer.StartAsync(collector => collector.MapPost("/{service}/Export", async (HttpContext call) =>
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body);
        sent.Enqueue(body.ToArray());
        call.Response.ContentType = "application/grpc";
        await call.Response.Body.WriteAsync(EmptyMessage);
        call.Response.AppendTrailer("grpc-status", "0");
    }));
}
