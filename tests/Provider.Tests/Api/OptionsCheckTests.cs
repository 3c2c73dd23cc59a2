using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Tests.Api;

public class OptionsCheckTests
{
    private static readonly ApiOptions Good = Samples.Options(new Uri("https://api.example/prefix"));

    [Theory]
    [InlineData("https://us1.whatsapp.api.sinch.com")]
    [InlineData("http://127.0.0.1:8080/x")]
    [InlineData("http://localhost")]
    [InlineData("http://[::1]:80/")]
    public void FindProblems_UsableAddress_FindsNone(string address) =>
        OptionsCheck.FindProblems(Good with { BaseAddress = new Uri(address) }).ShouldBeEmpty();

    [Theory]
    [InlineData("relative/path", "is not an absolute http or https URL")]
    [InlineData("ftp://api.example", "is not an absolute http or https URL")]
    [InlineData("file:///etc", "is not an absolute http or https URL")]
    [InlineData("https://user:pw@api.example", "holds a user name, a query or a fragment")]
    [InlineData("https://api.example/?token=x", "holds a user name, a query or a fragment")]
    [InlineData("https://api.example/#x", "holds a user name, a query or a fragment")]
    [InlineData("http://api.example", "without encryption")]
    [InlineData("http://localhost.evil.example", "without encryption")]
    [InlineData("http://127.0.0.1.nip.io", "without encryption")]
    [InlineData("http://[::ffff:10.0.0.1]/", "without encryption")]
    public async Task FindProblems_OtherAddress_IsNamedAndNeverAsked(string address, string problem)
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(200, Samples.Empty)));
        var options = Good with { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute), CreateHandler = () => handler };
        using var api = new MediaProvidersApi(options);

        OptionsCheck.FindProblems(options).ShouldHaveSingleItem().ShouldContain(problem);
        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.Refused);
        handler.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("canary-tok\r\nX-Evil: 1")]
    [InlineData("canary-tok ")]
    [InlineData("canary-töken")]
    public async Task FindProblems_TokenThatNoHeaderCarries_IsSaidWithoutIt(string token)
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(200, Samples.Empty)));
        var options = Good with { Token = new SecretText(token), CreateHandler = () => handler };
        using var api = new MediaProvidersApi(options);

        OptionsCheck.FindProblems(options).ShouldHaveSingleItem().ShouldNotContain("canary");
        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).ToString().ShouldNotContain("canary");
        handler.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("X-Key", "a\nb", "The value of the header 'X-Key' holds characters")]
    [InlineData("X-Key", " canary", "The value of the header 'X-Key' holds characters")]
    [InlineData("X Key", "canary", "The header 'X Key' is not a header name")]
    [InlineData("", "canary", "The header '' is not a header name")]
    [InlineData("X-Key\r\nEvil", "canary", "The header 'X-Key\\u000D\\u000AEvil' is not a header name")]
    [InlineData("authorization", "canary", "The header 'authorization' is set by the client itself")]
    [InlineData("Host", "canary", "The header 'Host' is set by the client itself")]
    [InlineData("Transfer-Encoding", "canary", "The header 'Transfer-Encoding' is set by the client itself")]
    public void FindProblems_HeaderThatCannotBeSent_IsNamedWithoutItsValue(string name, string value, string problem)
    {
        var found = OptionsCheck.FindProblems(Good with { Headers = new Dictionary<string, SecretText>(StringComparer.Ordinal) { [name] = new(value) } });

        found.ShouldHaveSingleItem().ShouldStartWith(problem);
        found[0].ShouldNotContain("canary");
    }

    [Fact]
    public void FindProblems_NumbersOutOfRange_AreAllNamed() => OptionsCheck.FindProblems(Good with
    {
        MaxConcurrentRequests = 0,
        MaxRequestsPerSecond = double.NaN,
        MaxRetries = -1,
        RequestTimeout = TimeSpan.Zero,
    }).Count.ShouldBe(4);
}
