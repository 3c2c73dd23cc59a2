using System.Security.Authentication;
using MediaProviders.Provider.Tests.Conventions;

namespace MediaProviders.Tests.Api;

public class ApiConnectionTests
{
    private static readonly ApiOptions Options = Samples.Options(new Uri("https://api.example"));

    [Fact]
    public void Create_Always_FollowsNothingKeepsNothingAndHasBounds()
    {
        using var handler = (SocketsHttpHandler)ApiConnection.Create(Options);

        (handler.AllowAutoRedirect, handler.UseCookies, handler.PreAuthenticate, handler.Credentials).ShouldBe((false, false, false, null));
        (handler.MaxResponseHeadersLength, handler.MaxResponseDrainSize).ShouldBe((64, 0));
        handler.ConnectTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        handler.AutomaticDecompression.ShouldBe(DecompressionMethods.GZip);
    }

    [Fact]
    public void Create_Tls_IsOfTodayAndVerifiedByThePlatform()
    {
        using var handler = (SocketsHttpHandler)ApiConnection.Create(Options);

        handler.SslOptions.EnabledSslProtocols.ShouldBe(SslProtocols.Tls12 | SslProtocols.Tls13);
        handler.SslOptions.RemoteCertificateValidationCallback.ShouldBeNull();
        handler.SslOptions.ClientCertificateContext.ShouldBeNull();
    }

    [Fact]
    public void Create_Proxy_IsTheOneOfTheOptionsAndNeverOneThatDotnetFinds()
    {
        var proxy = EnvironmentProxy.Read(name => name == "HTTPS_PROXY" ? "http://proxy.example" : null);
        using var without = (SocketsHttpHandler)ApiConnection.Create(Options);
        using var with = (SocketsHttpHandler)ApiConnection.Create(Options with { Proxy = proxy });

        without.UseProxy.ShouldBeFalse();
        (with.UseProxy, with.Proxy).ShouldBe((true, proxy));
    }

    [Fact]
    public void Source_NoWayToSwitchVerificationOff() => SourceFile.In("provider")
        .SelectMany(file => file.Find(@"\b(DangerousAcceptAny\w*|ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback|CheckCertificateRevocationList|ServicePointManager)\b"))
        .ShouldBe(["provider/Sinch/Calls/ApiConnection.cs: RemoteCertificateValidationCallback"]);
}
