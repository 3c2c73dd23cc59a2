using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MediaProviders.Emulator;

/// <summary>
/// The media provider endpoints of the Sinch WhatsApp API with memory, on a loopback port of their own. Written from the API's
/// documents alone. One process can run any number of them.
/// </summary>
public sealed class SinchEmulator : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly StateFile? _stateFile;
    private volatile EmulatorSettings _settings;
    private Snapshot _start;
    private int _disposed;

    private SinchEmulator(EmulatorOptions options)
    {
        _settings = options.Settings;
        Options = options;
        Store = options.Store ?? new Store(options.Time);
        _stateFile = options.StateFile is null ? null : new StateFile(Store, options.StateFile);
        foreach (var bot in options.Bots)
        {
            Store.AddBot(bot.Id, bot.Token, bot.Region);
            foreach (string name in options.Settings.SeededNames.Where(name => Store.Find(bot.Id, name) is null))
            {
                Store.Put(bot.Id, Entry.Bearer(name, "seeded-bearer"));
            }
        }

        _start = Snapshot.Of(Store, Faults);
        _server = Build(options);
    }

    /// <summary>What it was started with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Its address with the base path, without a slash at the end: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Address => Origin + Options.BasePath;

    /// <summary>Scheme, host and port alone; the control routes are below it whatever the base path.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>The same as a URI.</summary>
    public Uri BaseAddress => new(Address);

    /// <summary>The answers to what the documents leave open; a new value holds for the requests that arrive from then on.</summary>
    public EmulatorSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>The bots and their lists.</summary>
    public Store Store { get; }

    /// <summary>The pending faults.</summary>
    public Faults Faults { get; } = new();

    /// <summary>The requests it received.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Starts an emulator and waits until its port is open.</summary>
    public static async Task<SinchEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var emulator = new SinchEmulator(options ?? new EmulatorOptions());
        try
        {
            await emulator._server.StartAsync(cancellationToken);
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }

        emulator.Origin = Reachable(emulator._server.Urls.Single());
        return emulator;
    }

    /// <summary>Starts an emulator that knows one bot.</summary>
    public static Task<SinchEmulator> StartAsync(string botId, string token, CancellationToken cancellationToken = default) =>
        StartAsync(new EmulatorOptions { Bots = [new BotAccess(botId, token)] }, cancellationToken);

    /// <summary>Loads bots, entries and faults as <see cref="Snapshot"/> describes them, in place of the present ones.</summary>
    public void Load(string json) => Snapshot.Read(json).ApplyTo(Store, Faults);

    /// <summary>From now on <see cref="Reset"/> goes back to the entries and faults of this moment.</summary>
    public void RememberStart() => _start = Snapshot.Of(Store, Faults);

    /// <summary>
    /// Goes back to the start: the entries and faults that were there then, or at the last <see cref="RememberStart"/>, the settings it was
    /// started with, and an empty log. Tokens and regions stay.
    /// </summary>
    public void Reset()
    {
        _start.ApplyTo(Store, Faults);
        Settings = Options.Settings;
        Requests.Clear();
    }

    /// <summary>Writes bots, entries and pending faults as <see cref="Snapshot"/> describes them.</summary>
    public string Export() => Snapshot.Of(Store, Faults).Write();

    /// <summary>Ends at once: delays end, and open connections are closed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        try
        {
            await _server.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // Expected: it stops without waiting for open requests.
        }

        await _server.DisposeAsync();
        _stateFile?.Dispose();
        _stopping.Dispose();
    }

    // The address that stands for all of them cannot be called.
    private static string Reachable(string url) =>
        url.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//[::1]:", StringComparison.Ordinal);

    private WebApplication Build(EmulatorOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // The usual lifetime would handle the signals of the process, which belong to its owner.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore();
        // A flush then ends when the socket has all bytes, which an answer that is cut short on purpose relies on.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = 2);
        if (options.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
            kestrel.Listen(options.Listen, options.Port, listen => Listen(listen, options));
        });

        var server = builder.Build();
        var exchange = new Exchange(this, _stopping.Token);
        server.Run(exchange.HandleAsync);
        return server;
    }

    private static void Listen(ListenOptions listen, EmulatorOptions options)
    {
        listen.Protocols = HttpProtocols.Http1;
        if (options.Certificate is { } certificate)
        {
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                if (options.ClientCertificate is { } accepts)
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (X509Certificate2 presented, X509Chain? _, System.Net.Security.SslPolicyErrors _) => accepts(presented);
                }
            });
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
