using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace MediaProviders.Tests.Api;

/// <summary>Kestrel on a loopback port with a certificate, which answers everything with an empty list.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentDictionary<string, bool> connections = new(StringComparer.Ordinal);

    private TlsServer(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.Single());

    /// <summary>Protocol, raw target and the client certificate's subject, for each request.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>How many connections the requests came on.</summary>
    public int Connections => connections.Count;

    /// <summary>What every request waits for before it is answered; nothing by default.</summary>
    public Func<Task> Hold { get; set; } = () => Task.CompletedTask;

    public static async Task<TlsServer> StartAsync(
        X509Certificate2 certificate, bool asksForCertificate = false, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = asksForCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        var application = builder.Build();
        var server = new TlsServer(application);
        application.Run(async context =>
        {
            var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            server.requests.Enqueue($"{context.Request.Protocol} {target} {context.Connection.ClientCertificate?.Subject}".TrimEnd());
            server.connections.TryAdd(context.Connection.Id, true);
            await server.Hold();
            await context.Response.WriteAsync(Samples.Empty);
        });
        await application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
