namespace MediaProviders.Tests.Api;

/// <summary>Go's rules, case by case. Most of the hosts are those that the tests of golang.org/x/net/http/httpproxy ask for.</summary>
public class EnvironmentProxyTests
{
    private const string NoProxy =
        "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:443, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:81, "
        + "[2001:db8::52:0:3]:443, 2002:db8:a::45/64, ports.example:8443, , :443, Ünicode.example, 172.16.9.9/12";

    [Theory]
    [Each(
        "[::2]", "localhost.net", "local.localhost", "192.168.1.2", "192.168.1.4", "10.0.0.4", "172.32.0.1", "[2001:db8::52:0:2]", "[2002:db8:a:1::123]",
        "[fe80::424b:c8be:1643:a1b6]", "barbaz.net", "foofoobar.com", "baz.com", "barbarbaz.net", "wildcard.io", "awildcard.io", "ports.example",
        With = true)]
    [Each(
        "localhost", "127.0.0.1", "127.0.0.2:8443", "[::1]", "[::ffff:127.0.0.1]", "192.168.1.1", "[::ffff:192.168.1.1]", "192.168.1.2:81", "192.168.1.3",
        "10.0.0.2", "172.31.0.1", "[2001:db8::52:0:1]", "[2001:db8::52:0:3]", "[2002:db8:a::123]", "www.barbaz.net", "foobar.com", "FOOBAR.com",
        "www.foobar.com", "nested.wildcard.io", "ports.example:8443", "xn--nicode-2ya.example", With = false)]
    public void GetProxy_Host_IsNoneIfNoProxyNamesIt(string host, bool isProxied)
    {
        var proxy = Read(("HTTPS_PROXY", "http://proxy.example:3128"), ("NO_PROXY", NoProxy))!;

        proxy.GetProxy(new Uri($"https://{host}")).ShouldBe(isProxied ? new Uri("http://proxy.example:3128") : null);
        proxy.IsBypassed(new Uri($"https://{host}")).ShouldBe(!isProxied);
    }

    [Theory]
    [Each("*", "foo.com, *", With = false)]
    [Each("", "10.0.0.0/33,10.1,[],.", With = true)]
    public void GetProxy_NoProxyAsAWhole_IsEverythingOrNothing(string noProxy, bool isProxied) =>
        Read(("https_proxy", "proxy.example"), ("no_proxy", noProxy))!.IsBypassed(new Uri("https://api.example")).ShouldBe(!isProxied);

    [Theory]
    [Each(
        "http://proxy.example:3128", "proxy.example:3128", " http://proxy.example:3128\r\n", "user:p%40ss@proxy.example:3128",
        With = "http://proxy.example:3128/")]
    [Each("proxy.example", "http://proxy.example/path?query", With = "http://proxy.example/")]
    [InlineData("http://proxy.example:03128", "http://proxy.example:3128/")]
    [Each("https://proxy.example", "https://proxy.example:", With = "https://proxy.example/")]
    [InlineData("https://proxy.example:080", "https://proxy.example:80/")]
    [InlineData("https://proxy.example:80", "https://proxy.example:80/")]
    [InlineData("SOCKS5://proxy.example", "socks5://proxy.example:1080/")]
    [InlineData("socks5h://proxy.example:1081", "socks5://proxy.example:1081/")]
    [InlineData("http://[fd00::1]:3128", "http://[fd00::1]:3128/")]
    public void GetProxy_AddressInEverySpelling_IsRead(string text, string expected) =>
        Read(("HTTPS_PROXY", text))!.GetProxy(new Uri("https://api.example"))!.AbsoluteUri.ShouldBe(expected);

    // What stands before the first slash is no host then, but the beginning of a password.
    [Theory, Each(
        "http://user:12/34@proxy.example:3128", "http://user:12?34@proxy.example:3128", "user:12#34@proxy.example:3128",
        "http://user:12/@34@proxy.example")]
    public void FindProblem_PasswordWithASignThatEndsAHost_IsNoAddressAndNotShown(string text)
    {
        var proxy = Read(("HTTPS_PROXY", text))!;

        proxy.FindProblem(new Uri("https://api.example"))!.ShouldStartWith("The environment variable HTTPS_PROXY is not the address of a proxy.");
        proxy.GetProxy(new Uri("https://api.example")).ShouldBeNull();
        proxy.Shown.ShouldNotContain("12");
    }

    [Theory]
    [Each("https://api.example", "api.example.", "api .example", "*example", "api.example;other.example", "api.example:0443", "[api.example]", With = true)]
    [Each(
        "api.example:443", "API.EXAMPLE", ".example", "*.example", "example:443", "example:80,\tapi.example\r", "api.example:", "[api.example]:443",
        With = false)]
    public void GetProxy_NoProxyOfAnOddForm_DecidesAsGoDoes(string noProxy, bool isProxied) =>
        Read(("HTTPS_PROXY", "proxy.example"), ("NO_PROXY", noProxy))!.IsBypassed(new Uri("https://api.example")).ShouldBe(!isProxied);

    [Theory]
    [InlineData("http://user:p%40ss@proxy.example", "user", "p@ss")]
    [InlineData("http://user:p@ss:word@proxy.example", "user", "p@ss:word")]
    [InlineData("user@proxy.example", "user", "")]
    public void Credentials_OfTheUrl_AreForBasicAloneAndInNoText(string text, string user, string password)
    {
        var proxy = Read(("HTTPS_PROXY", text))!;

        var credential = proxy.Credentials!.GetCredential(new Uri("http://proxy.example"), "Basic").ShouldNotBeNull();
        (credential.UserName, credential.Password).ShouldBe((user, password));
        new[] { "Negotiate", "NTLM", "Digest" }.ShouldAllBe(other => proxy.Credentials.GetCredential(new Uri("http://proxy.example"), other) == null);

        $"{proxy.Shown} {proxy.GetProxy(new Uri("https://api.example"))}".ShouldNotContain("ss");
    }

    [Fact]
    public void Read_Variables_UpperCaseFirstAndNoOthers()
    {
        Read(("HTTP_PROXY", "http://a"), ("ALL_PROXY", "http://b"), ("HTTPS_PROXY", "")).ShouldBeNull();
        Read(("HTTPS_PROXY", ""), ("https_proxy", "http://lower"))!.Variable.ShouldBe("https_proxy");
        Read(("HTTPS_PROXY", "http://upper"), ("https_proxy", "http://lower"))!.Variable.ShouldBe("HTTPS_PROXY");
        Read(("HTTPS_PROXY", "http://a"), ("NO_PROXY", "x.example"), ("no_proxy", "*"))!.IsBypassed(new Uri("https://api.example")).ShouldBeFalse();
        Read(("HTTPS_PROXY", "http://a"))!.IsBypassed(new Uri("http://api.example")).ShouldBeTrue();
    }

    private static EnvironmentProxy? Read(params (string Name, string Value)[] variables) =>
        EnvironmentProxy.Read(name => Array.Find(variables, v => v.Name == name).Value);
}
