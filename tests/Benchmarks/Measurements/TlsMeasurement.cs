using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// Has a plugin create and read an entry over https, with an authority that only its configuration names. The native program links no TLS of its own: this
/// shows that it finds the system's.
/// </summary>
internal static class TlsMeasurement
{
    /// <summary>From the call of Create to its answer, in milliseconds: two lists and a write over one new connection.</summary>
    public static async Task<double> RunAsync(Peer peer)
    {
        using var certificate = CreateCertificate();
        var folder = Directory.CreateTempSubdirectory("benchmark-tls-");
        try
        {
            var file = Path.Combine(folder.FullName, "authority.pem");
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
            await using var api = await SinchEmulator.StartAsync(new EmulatorOptions
            {
                Bots = [new BotAccess(EngineRequests.Bot, EngineRequests.Token)], Certificate = certificate,
            });
            return await CreateAsync(peer, api, file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> CreateAsync(Peer peer, SinchEmulator api, string file)
    {
        using var plugin = RunningPlugin.Start(peer);
        await plugin.CallAsync("Configure", EngineRequests.Configure(api.Address, file), ConfigureResponse.Parser);
        var inputs = await plugin.CallAsync("Check", EngineRequests.Check(0), CheckResponse.Parser);
        var started = Stopwatch.GetTimestamp();
        var created = await plugin.CallAsync("Create", EngineRequests.Create(0, inputs.Inputs), CreateResponse.Parser);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var read = await plugin.CallAsync("Read", EngineRequests.Read(0, created.Id, inputs.Inputs, created.Properties), ReadResponse.Parser);
        return api.Address.StartsWith("https:", StringComparison.Ordinal) && read.Id == created.Id
            ? elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"Creating and reading an entry over https failed at '{api.Address}'.");
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
