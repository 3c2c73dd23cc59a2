using System.Runtime.Versioning;
using System.Security.Authentication;
using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Tests.Api;

public sealed class ApiConnectionTests : IDisposable
{
    private static readonly ApiOptions Good = Samples.Options(new Uri("https://api.example/prefix"));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mediaproviders-");

    [Fact]
    public void Create_Always_FollowsNothingKeepsNothingHasBoundsAndLeavesTlsToThePlatform()
    {
        using var handler = (SocketsHttpHandler)ApiConnection.Create(Good);

        (handler.AllowAutoRedirect, handler.UseCookies, handler.PreAuthenticate, handler.Credentials).ShouldBe((false, false, false, null));
        (handler.MaxResponseHeadersLength, handler.MaxResponseDrainSize).ShouldBe((64, 0));
        handler.ConnectTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        handler.AutomaticDecompression.ShouldBe(DecompressionMethods.GZip);
        handler.SslOptions.EnabledSslProtocols.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
        handler.SslOptions.RemoteCertificateValidationCallback.ShouldBeNull();
        handler.SslOptions.ClientCertificateContext.ShouldBeNull();
    }

    [Fact]
    public void Create_Proxy_IsTheOneOfTheOptionsAndNeverOneThatDotnetFinds()
    {
        var proxy = EnvironmentProxy.Read(name => name == "HTTPS_PROXY" ? "http://proxy.example" : null);
        using var without = (SocketsHttpHandler)ApiConnection.Create(Good);
        using var with = (SocketsHttpHandler)ApiConnection.Create(Good with { Proxy = proxy });

        without.UseProxy.ShouldBeFalse();
        (with.UseProxy, with.Proxy).ShouldBe((true, proxy));
    }

    [Fact]
    public void Source_NoWayToSwitchVerificationOff() => SourceFile.In("provider")
        .SelectMany(file => file.Find(
            @"\b(DangerousAcceptAny\w*|ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback|CheckCertificateRevocationList|ServicePointManager)\b"))
        .ShouldBe(["provider/Sinch/Calls/ApiConnection.cs: RemoteCertificateValidationCallback"]);

    [Fact]
    public void FindProblems_NothingOfThisMachine_FindsNone() => ApiConnection.FindProblems(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("nowhere.pem", null, "there is no such file")]
    [InlineData(".", null, "access to it is denied")]
    [InlineData("empty.pem", "", "contains no certificate")]
    [InlineData("garbage.pem", "CANARY", "contains no certificate")]
    public void FindProblems_AuthoritiesThatCannotBeUsed_AreNamed(string name, string? content, string reason)
    {
        var file = Path.Combine(folder.FullName, name);
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        var problem = ApiConnection.FindProblems(Good with { CaCertificateFile = file }).ShouldHaveSingleItem();

        problem.ShouldContain($"'{file}'");
        problem.ShouldContain(reason);
        problem.ShouldNotContain("CANARY");
    }

    // People set a key, a certificate or a token where its path is meant.
    [Theory, Each(
        "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY-----\\nCANARY\\n-----END PRIVATE KEY-----",
        "/CANARY\n/ca.pem", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCANARY==", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.CANARY", "CANARY/CANARY",
        "/CANARY+9jQSkZJRg==", "/9j/4AAQ/CANARY", "eyJhbGciOi.eyJzdWIi.CANA", "CANARY:pass.word", "~CANARY", "$2b$12$CANARY", "%41CANARY", ". CANARY")]
    public void FindProblems_ContentInPlaceOfAPath_IsNotShown(string content)
    {
        var key = Path.Combine(folder.FullName, "key.pem");
        File.WriteAllText(key, "x");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead);
        }

        Problem(Good with { CaCertificateFile = content })
            .ShouldBe("Reading the authorities in (not shown: it may be the content instead of a path) failed: there is no such file. Give a PEM file of "
                + "certificates.");
        Problem(Good with { ClientCertificateFile = content, ClientKeyFile = key })
            .ShouldContain("(not shown: it may be the content instead of a path) with the key '");
        Problem(Good with { ClientCertificateFile = key, ClientKeyFile = content })
            .ShouldBe("Reading the key file (not shown: it may be the content instead of a path) failed: there is no such file.");
    }

    [Theory, Each("/nowhere/token", "./token", "~/token", "$HOME/token", "certs/key.pem", "key.pem", "../Certs/ca", "/nowhere/Certs/Key.PEM")]
    public void FindProblems_PathThatLeadsNowhere_IsShown(string path) => Problem(Good with { CaCertificateFile = path }).ShouldContain($"'{path}'");

    [Fact]
    public void FindProblems_PathInAFolderThatIsThere_IsShownWithoutWhatActsOnATerminal() =>
        Problem(Good with { CaCertificateFile = Path.Combine(folder.FullName, "a\u001b[31m") }).ShouldContain("a\\u001B[31m'");

    // A pipe without a writer would be waited for, and a device has no end.
    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void FindProblems_FilesThatArePipesOrDevices_AreNamedAtOnce()
    {
        var pipe = NamedPipe.MakeIn(folder);
        var link = Path.Combine(folder.FullName, "link");
        File.CreateSymbolicLink(link, pipe);
        var whole = Path.Combine(folder.FullName, "whole.pem");
        File.WriteAllText(whole, "x");
        File.SetUnixFileMode(whole, UnixFileMode.UserRead);
        foreach (var file in new[] { pipe, link, "/dev/zero", "/dev/null", "/dev/tty" })
        {
            Problem(Good with { CaCertificateFile = file }).ShouldBe($"The file '{file}' contains no certificate. Give a PEM file of certificates.");
            Problem(Good with { ClientCertificateFile = file, ClientKeyFile = whole }).ShouldContain("failed: it is empty, or is a pipe or a device.");
            Problem(Good with { ClientCertificateFile = whole, ClientKeyFile = file })
                .ShouldBe($"Reading the key file '{file}' failed: it is empty, or is a pipe or a device.");
        }
    }

    [Theory]
    [InlineData("HTTPS_PROXY", "ftp://user:CANARY@proxy.example")]
    [InlineData("https_proxy", "http://user:CANARY@")]
    [InlineData("HTTPS_PROXY", "http://user:CANARY@proxy.example:CANARY")]
    [InlineData("HTTPS_PROXY", "socks4://user:CANARY@proxy.example")]
    [InlineData("HTTPS_PROXY", "CANARY CANARY")]
    [InlineData("HTTPS_PROXY", "http:/CANARY.example")]
    public void FindProblems_ProxyWithoutAnAddress_NamesTheVariableAndNothingOfItsValue(string variable, string value)
    {
        var proxy = EnvironmentProxy.Read(name => name == variable ? value : null);

        ApiConnection.FindProblems(Good with { Proxy = proxy }).ShouldHaveSingleItem().ShouldBe(
            $"The environment variable {variable} is not the address of a proxy. Set it to one such as 'http://proxy.example.com:3128' (http, https, socks5 or "
                + "socks5h), or name the API's host in NO_PROXY.");
        ApiConnection.FindProblems(Good with { Proxy = proxy, BaseAddress = new Uri("http://127.0.0.1:1") }).ShouldBeEmpty();
        ApiConnection.FindProblems(Good with { Proxy = proxy, BaseAddress = new Uri("https://localhost") }).ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Problem(ApiOptions options) => ApiConnection.FindProblems(options).ShouldHaveSingleItem();
}
