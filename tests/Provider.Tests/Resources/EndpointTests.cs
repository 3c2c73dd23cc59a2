namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// Addresses that look like this machine's and are not: what a user reads, to the letter. Only the written form counts, never what a name resolves to.
/// </summary>
public sealed class EndpointTests
{
    private const string Clear =
        "must be an https: URL, because credentials would be sent unencrypted to '{0}'. Only a loopback host (127.0.0.1, [::1], localhost) may be used with "
            + "http:.";
    private const string UserInfo = "must not contain a user name or a password; use 'headers' for the credentials of a gateway.";
    private const string NoUrl = "must be an absolute URL such as 'https://gateway.example.com'.";
    private const string TooMuch = "must not have a query or a fragment; give the base address only.";

    [Theory]
    [InlineData("http://localhost.evil.example", "localhost.evil.example")]
    [InlineData("http://localhost.", "localhost.")]
    [InlineData("http://localhost.localdomain", "localhost.localdomain")]
    [InlineData("http://127.0.0.1.nip.io", "127.0.0.1.nip.io")]
    [InlineData("http://127.0.0.1.evil.example", "127.0.0.1.evil.example")]
    [InlineData("http://1.127.0.0", "1.127.0.0")]
    [InlineData("http://128.0.0.1", "128.0.0.1")]
    [Each("http://0.0.0.0", "http://0", With = "0.0.0.0")]
    [InlineData("http://[::]", "::")]
    [Each("http://[::ffff:10.0.0.1]", "http://[::ffff:0a00:0001]", With = "::ffff:10.0.0.1")]
    [InlineData("http://[64:ff9b::127.0.0.1]", "64:ff9b::7f00:1")]
    [InlineData("http://[::2]", "::2")]
    [InlineData("http://10.0.0.1", "10.0.0.1")]
    [InlineData("http://169.254.169.254", "169.254.169.254")]
    [InlineData("HTTP://GATEWAY.EXAMPLE", "gateway.example")]
    [InlineData("http://l\u043ecalhost", "xn--lcalhost-nbh")]
    public void Normalise_AnotherHostWithoutTls_IsRefusedByItsRealName(string endpoint, string host) =>
        Refusal(endpoint).ShouldBe(Clear.Replace("{0}", host, StringComparison.Ordinal));

    [Theory]
    [Each(
        "http://localhost@evil.example", "http://127.0.0.1@evil.example", "http://127.0.0.1:80@evil.example", "http://user:pass@127.0.0.1",
        "http://user@127.0.0.1", "https://user:pass@gateway.example", "https://token@gateway.example", With = UserInfo)]
    [Each("https://gateway.example/?token=hush", "https://gateway.example/#part", "http://evil.example#localhost", With = TooMuch)]
    public void Normalise_UserInfoOrMoreThanABaseAddress_IsRefusedWithoutRepeatingIt(string endpoint, string reason) => Refusal(endpoint).ShouldBe(reason);

    [Theory, Each(
        "ftp://127.0.0.1", "file:///etc/passwd", "unix:///run/socket", "javascript:alert(1)", "//gateway.example", "localhost:8080", "https://",
        "http://local host", "http://127.0.0.1:99999", "http://[::1", "\u001b[2J", "ftp://gateway.example", "gateway.example", "/relative")]
    public void Normalise_WhatIsNoUrlOfTheWeb_IsRefused(string endpoint) => Refusal(endpoint).ShouldBe(NoUrl);

    [Theory]
    [InlineData("http://127.0.0.1:8099", "http://127.0.0.1:8099")]
    [Each("http://localhost", "http://LOCALHOST:80", "http://LocalHost:80/", "http://loopback", With = "http://localhost")]
    [InlineData("http://[::1]:80", "http://[::1]")]
    [InlineData("https://anything.example", "https://anything.example")]
    [InlineData("HTTPS://Gateway.Example.COM:443/", "https://gateway.example.com")]
    [Each("https://b\u00fccher.example", "https://B\u00dcCHER.example/", "https://XN--BCHER-KVA.example", With = "https://xn--bcher-kva.example")]
    [InlineData("https://gateway\u3002example.com:8443/%2Fbase", "https://gateway.example.com:8443/%2Fbase")]
    [InlineData("https://gateway.example.com/base/", "https://gateway.example.com/base")]
    [InlineData("http://127.1.2.3", "http://127.1.2.3")]
    [Each("http://127.1", "http://0x7f000001", With = "http://127.0.0.1")]
    [InlineData("http://[::1]:81", "http://[::1]:81")]
    [InlineData("http://[::ffff:127.0.0.1]", "http://[::ffff:127.0.0.1]")]
    public void Normalise_ThisMachineOrTls_IsOneAddressInAnySpelling(string endpoint, string address) =>
        BaseAddress.Normalise(endpoint, out _).ShouldBe(address);

    private static string Refusal(string endpoint)
    {
        BaseAddress.Normalise(endpoint, out var problem).ShouldBeNull();
        return problem;
    }
}
