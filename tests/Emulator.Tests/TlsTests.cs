using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Emulator.Tests;

public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _server = SelfSigned("localhost");
    private readonly X509Certificate2 _client = SelfSigned("the client");

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
    }

    [Fact]
    public async Task Ask_OverTls_ShowsTheGivenCertificate()
    {
        await using var emulator = await StartAsync();
        string? shown = null;
        using var api = new Api(emulator, handler: Handler(certificate => shown = certificate?.GetCertHashString()));

        (await api.ListAsync()).Body.ShouldBe(Api.EmptyList);

        emulator.Address.ShouldStartWith("https://127.0.0.1:");
        shown.ShouldBe(_server.Thumbprint);
    }

    [Fact]
    public async Task Ask_WithTheRequiredClientCertificate_IsServedAndLogged()
    {
        await using var emulator = await StartAsync(certificate => certificate.Thumbprint == _client.Thumbprint);
        using var api = new Api(emulator, handler: Handler(own: _client));

        (await api.ListAsync()).Status.ShouldBe(200);

        emulator.Requests.All.Single().ClientCertificate.ShouldBe("CN=the client");
    }

    [Fact]
    public async Task Ask_WithoutOrWithAnotherClientCertificate_Fails()
    {
        await using var emulator = await StartAsync(certificate => certificate.Thumbprint == _client.Thumbprint);
        using var without = new Api(emulator, handler: Handler());
        using var wrong = new Api(emulator, handler: Handler(own: _server));

        await Should.ThrowAsync<HttpRequestException>(() => without.ListAsync());
        await Should.ThrowAsync<HttpRequestException>(() => wrong.ListAsync());

        emulator.Requests.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(AnswerEnding.ResetBeforeAnswer)]
    [InlineData(AnswerEnding.ResetDuringBody)]
    [InlineData(AnswerEnding.HalfBody)]
    public async Task End_OverTls_CutsTheAnswerShort(AnswerEnding ending)
    {
        await using var emulator = await StartAsync();
        emulator.Faults.Add(Fault.Ends(ending));
        using var api = new Api(emulator, handler: Handler());

        await Should.ThrowAsync<HttpRequestException>(() => api.ListAsync());
        (await api.ListAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Ask_WithoutTls_Fails()
    {
        await using var emulator = await StartAsync();
        using var http = new HttpClient();

        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(new Uri(emulator.Address.Replace("https:", "http:", StringComparison.Ordinal))));
    }

    private Task<SinchEmulator> StartAsync(Func<X509Certificate2, bool>? accepts = null) => SinchEmulator.StartAsync(new EmulatorOptions
    {
        Bots = [new BotAccess(Api.Bot, Api.Token)], Certificate = _server, ClientCertificate = accepts,
    });

    private SocketsHttpHandler Handler(Action<X509Certificate?>? shown = null, X509Certificate2? own = null) => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.None,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                shown?.Invoke(certificate);
                return certificate?.GetCertHashString() == _server.Thumbprint;
            },
            ClientCertificates = own is null ? null : [own],
            LocalCertificateSelectionCallback = own is null ? null : (_, _, _, _, _) => own,
        },
    };

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
