using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Tests.Api;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task Call_ServerOfAnExtraAuthority_IsTrustedAndSpokenToInItsBestVersion(HttpProtocols protocols, string version)
    {
        await using var server = await TlsServer.StartAsync(authority.Issue("127.0.0.1"), protocols: protocols);
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with { CaCertificateFile = authority.File });

        (await api.GetAsync("..", Freshness.Now, null, default)).Dispose();
        await api.DeleteAsync("b", "a b:c", null, default);

        server.Requests.ShouldBe([$"{version} /whatsapp/v1/%2E%2E/provision/provider", $"{version} /whatsapp/v1/b/provision/provider/a%20b%3Ac"]);
    }

    [Fact]
    public async Task Calls_AtTheSameTimeOverHttp2_UseOneConnection()
    {
        const int AtOnce = 16;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TlsServer.StartAsync(authority.Issue("127.0.0.1"));
        var arrived = 0;
        server.Hold = () =>
        {
            if (Interlocked.Increment(ref arrived) == AtOnce)
            {
                all.SetResult();
            }

            return all.Task;
        };
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with { CaCertificateFile = authority.File, MaxConcurrentRequests = AtOnce });

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(index => api.PostAsync($"bot-{index % 4}", Samples.Basic($"n-{index}"), null, default)));

        server.Requests.Count(request => request.StartsWith("HTTP/2 ", StringComparison.Ordinal)).ShouldBe(AtOnce);
        server.Connections.ShouldBe(1);
    }

    [Theory]
    [InlineData("own", "api.example", 1, "no secure connection could be made: the certificate is for another host. Check")]
    [InlineData("own", "127.0.0.1", -2, "the certificate is trusted neither by the system nor by '{0}' (NotTimeValid)")]
    [InlineData("another", "127.0.0.1", 1, "the certificate is trusted neither by the system nor by '{0}'")]
    [InlineData("none", "127.0.0.1", 1, "no secure connection could be made: ")]
    public async Task Call_CertificateOfAnotherHostOrTimeOrAuthority_IsRefusedWithoutARetry(string authorities, string host, int toDays, string reason)
    {
        using var other = new TestAuthority();
        var trusted = authorities switch { "own" => authority.File, "another" => other.File, _ => null };
        await using var server = await TlsServer.StartAsync(authority.Issue(host, fromDays: -3, toDays));
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with { CaCertificateFile = trusted });

        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));

        (error.Failure, error.IsFinal, error.MaybeDone).ShouldBe((ApiFailure.Unreachable, true, false));
        error.Message.ShouldContain(reason.Replace("{0}", trusted, StringComparison.Ordinal));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ServerThatSpeaksHttpOnly_IsSaidToSpeakNoTls()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = AnswerPlainlyAsync(listener);
        using var api = new MediaProvidersApi(Samples.Options(new Uri($"https://{listener.LocalEndpoint}")));

        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));

        error.Message.ShouldContain("no secure connection could be made: what answers at this port does not speak TLS. Check the base address,");
        await serving;
    }

    // As a server does that cannot find a request in the first bytes.
    private static async Task AnswerPlainlyAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        await stream.ReadAtLeastAsync(new byte[16384], 1);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(WireServer.Status(400)));
        await stream.CopyToAsync(Stream.Null);
    }

    [Fact]
    public void Accept_CertificateThatIsNotForServers_Throws()
    {
        const string CodeSigning = "1.3.6.1.5.5.7.3.3";
        using var certificate = authority.Issue("127.0.0.1", purpose: CodeSigning);
        var trust = ServerTrust.Load(authority.File)!;
        using var chain = new System.Security.Cryptography.X509Certificates.X509Chain();

        Should.Throw<System.Security.Authentication.AuthenticationException>(
            () => trust.Accept(this, certificate, chain, System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public async Task Call_WithAClientCertificate_ShowsIt()
    {
        using var client = authority.Issue("client-1", purpose: "1.3.6.1.5.5.7.3.2");
        await using var server = await TlsServer.StartAsync(authority.Issue("127.0.0.1"), asksForCertificate: true);
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with
        {
            CaCertificateFile = authority.File,
            ClientCertificateFile = authority.Write("client.pem", client.ExportCertificatePem()),
            ClientKeyFile = authority.Write("client.key", TestAuthority.KeyOf(client)),
        });

        await api.PostAsync("b", Samples.Basic(), null, default);

        server.Requests.ShouldHaveSingleItem().ShouldEndWith(" CN=client-1");
    }

    [UnixTheory]
    [InlineData(UnixFileMode.GroupRead, "640")]
    [InlineData(UnixFileMode.OtherRead, "604")]
    [InlineData(UnixFileMode.OtherWrite, "602")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Call_KeyFileThatOthersMayUse_IsRefused(UnixFileMode extra, string mode)
    {
        using var client = authority.Issue("client-1");
        var key = authority.Write("client.key", TestAuthority.KeyOf(client));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | extra);
        var options = Samples.Options(new Uri("https://api.example")) with
            { ClientCertificateFile = authority.Write("client.pem", client.ExportCertificatePem()), ClientKeyFile = key };
        using var api = new MediaProvidersApi(options);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        error.Failure.ShouldBe(ApiFailure.Refused);
        error.Message.ShouldBe($"The key file '{key}' is accessible to users other than its owner (mode {mode}). Restrict it to its owner: chmod 600.");
        ApiConnection.FindProblems(options).ShouldBe([error.Message]);
    }

    [Fact]
    public void FindProblems_FilesThatCannotBeUsed_AreNamed()
    {
        var text = authority.Write("text.pem", "not a certificate");
        var (own, missing) = (authority.File, Path.Combine(authority.Folder.FullName, "missing.pem"));
        var large = authority.Write("large.pem", File.ReadAllText(authority.File));
        using (var stream = File.OpenWrite(large))
        {
            stream.SetLength((16 * 1024 * 1024) + 1);
        }

        var options = Samples.Options(new Uri("https://api.example"));
        (ApiOptions Given, string Problem)[] cases =
        [
            (options with { CaCertificateFile = text }, $"The file '{text}' contains no certificate. Give a PEM file of certificates."),
            (options with { CaCertificateFile = large }, $"Reading the authorities in '{large}' failed: it cannot be read. Give a PEM file of certificates."),
            (
                options with { CaCertificateFile = missing },
                $"Reading the authorities in '{missing}' failed: there is no such file. Give a PEM file of certificates."),
            (options with { ClientKeyFile = text }, "A client certificate needs two files, the certificate and its key, but only one is named."),
            (options with { ClientCertificateFile = own, ClientKeyFile = large }, $"Reading the key file '{large}' failed: it cannot be read."),
            (options with { ClientCertificateFile = own, ClientKeyFile = missing }, $"Reading the key file '{missing}' failed: there is no such file."),
        ];
        Array.ForEach(cases, given => ApiConnection.FindProblems(given.Given).ShouldBe([given.Problem]));
        Should.Throw<ApiException>(() => ServerTrust.Load(large)).Message.ShouldContain("it cannot be read");
        ApiConnection.FindProblems(options with { ClientCertificateFile = own, ClientKeyFile = text })
            .ShouldHaveSingleItem().ShouldContain("failed: it is not PEM, or not of the expected kind.");
    }

    [Fact]
    public void FindProblems_KeyOfAnotherCertificate_IsSaid()
    {
        using var client = authority.Issue("client-1");
        var options = Samples.Options(new Uri("https://api.example")) with
        {
            ClientCertificateFile = authority.Write("chain.pem", File.ReadAllText(authority.File) + "\n" + client.ExportCertificatePem()),
            ClientKeyFile = authority.Write("client.key", TestAuthority.KeyOf(client)),
        };

        ApiConnection.FindProblems(options).ShouldHaveSingleItem().ShouldContain("failed: the key is not that of the first certificate in the file.");
    }

    [Theory, Each("  ", "authority: ")]
    public void FindProblems_AuthoritiesThatDoNotBeginTheirLine_AreNone(string before)
    {
        var file = authority.Write("indented.pem", string.Join('\n', File.ReadLines(authority.File).Select((line, at) => at == 0 ? before + line : line)));
        ServerTrust.Load(file).ShouldNotBeNull();
        ApiConnection.FindProblems(Samples.Options(new Uri("https://api.example")) with { CaCertificateFile = file }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n",
        "failed: it is not PEM, or not of the expected kind. Give a PEM file of certificates.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nbm90IGEg", "contains no certificate. Give a PEM file of certificates.")]
    public async Task Call_AuthoritiesThatOnlyLookLikeCertificates_IsRefusedByTheFirstRequest(string text, string reason)
    {
        var options = Samples.Options(new Uri("https://api.example")) with { CaCertificateFile = authority.Write("broken.pem", text) };
        ApiConnection.FindProblems(options).ShouldBeEmpty();
        using var api = new MediaProvidersApi(options);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        error.Failure.ShouldBe(ApiFailure.Refused);
        error.Message.ShouldEndWith(reason);
        using var handler = (SocketsHttpHandler)ApiConnection.Create(options with { IsCaCertificateFileOptional = true });
        handler.SslOptions.RemoteCertificateValidationCallback.ShouldBeNull("A file that only the environment names is ignored.");
    }
}
