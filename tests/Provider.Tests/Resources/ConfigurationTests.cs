namespace MediaProviders.Provider.Tests.Resources;

public sealed class ConfigurationTests
{
    private static readonly ObjectValue Complete = Tree.Of(("apiToken", "token"), ("region", "eu1"), ("botId", "bot"));

    [Fact]
    public void CheckConfig_Complete_MarksSecretsAndAddsNothing() =>
        Tree.Show(Check(Complete.With("headers", Tree.Of(("X-Key", "key"))).With("version", new Value.Text("0.1.0"))).Inputs)
            .ShouldBe("{apiToken: S(token), botId: bot, headers: {X-Key: S(key)}, region: eu1, version: 0.1.0}");

    [Fact]
    public void CheckConfig_EnvironmentDefaults_AreWrittenButNeverWhatIsLocal()
    {
        var result = Check(ObjectValue.Empty, ("SINCH_REGION", "us1"), ("SINCH_BOT_ID", "env-bot"), ("SINCH_API_TOKEN", "env-token"),
            ("SSL_CERT_FILE", "/etc/ca.pem"));
        result.Problems.ShouldBeEmpty();
        Tree.Show(result.Inputs).ShouldBe("{botId: env-bot, region: us1}");
    }

    [Theory]
    [InlineData("region", "us1", "{region: us1}")]
    [InlineData("endpoint", "https://gateway.example.com", "{endpoint: https://gateway.example.com}")]
    public void CheckConfig_AddressGiven_OutranksTheEnvironment(string key, string value, string expected) =>
        Tree.Show(Check(Tree.Of((key, value)), ("SINCH_REGION", "eu1"), ("SINCH_ENDPOINT", "https://other.example.com")).Inputs).ShouldBe(expected);

    [Fact]
    public void CheckConfig_EnumAsJsonText_IsReadAsSdksSendIt() =>
        Check(Tree.Of(("region", "\"eu1\""), ("maxRetries", "2"))).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("/nowhere/ca.pem", "there is no such file")]
    [InlineData("/", "access to it is denied")]
    [InlineData("/dev/null", "contains no certificate")]
    [InlineData("/proc/version", "contains no certificate")]
    public void Read_AuthoritiesOfTheEnvironmentThatCannotBeUsed_AreWarnedOfAndIgnored(string file, string reason)
    {
        var config = Configurations.Read(Complete, Shell.With(("SSL_CERT_FILE", file)));

        config.Api.CaCertificateFile.ShouldBeNull();
        config.Warning!.ShouldStartWith("The environment variable SSL_CERT_FILE is ignored, and the system's own authorities are trusted. ");
        config.Warning.ShouldContain($"'{file}'");
        config.Warning.ShouldContain(reason);
        using var provider = Catalog.Configure(Complete, Shell.With(("SSL_CERT_FILE", file)));
        provider.Warning.ShouldBe(config.Warning);
    }

    [Fact]
    public void Configure_AuthoritiesOfTheConfigurationThatCannotBeUsed_AreAnErrorWhateverTheEnvironmentSays() =>
        Should.Throw<OperationFailedException>(
            () => Catalog.Configure(Complete.With("caCertificateFile", new Value.Text("/nowhere/ca.pem")), Shell.With(("SSL_CERT_FILE", "/nowhere/other.pem"))))
            .Message.ShouldBe("Configuring the provider failed. Reading the authorities in '/nowhere/ca.pem' failed: there is no such file. Give a PEM file of "
                + "certificates.");

    [Fact]
    public void Configure_ProxyThatIsNone_IsAnErrorOnlyWhereItIsNeeded()
    {
        var broken = Shell.With(("https_proxy", "ftp://user:hush@proxy.example"));

        Should.Throw<OperationFailedException>(() => Catalog.Configure(Complete, broken)).Message.ShouldStartWith(
            "Configuring the provider failed. The environment variable https_proxy is not the address of a proxy.");
        using var loopback = Catalog.Configure(Tree.Of(("apiToken", "token"), ("endpoint", "https://127.0.0.1:1")), broken);
        loopback.Warning.ShouldBeNull();
    }

    [Fact]
    public void CheckConfig_NullInEveryForm_MeansAbsent() =>
        Tree.Show(Check(Tree.Of(("region", "eu1"), ("botId", null), ("endpoint", Tree.Secret(Value.Null.Instance)), ("requiredNamePrefix", "null"))).Inputs)
            .ShouldBe("{region: eu1}");

    [Fact]
    public void CheckConfig_EverythingWrong_SaysAllAtOnceWithoutAnySecret()
    {
        var result = Check(Tree.Of(
            ("apiToken", "hush\n"),
            ("region", "ap1"),
            ("endpoint", "http://gateway.example.com"),
            ("requiredNamePrefix", "dev 1"),
            ("maxRetries", "11"),
            ("maxConcurrentRequests", 0),
            ("maxRequestsPerSecond", 0),
            ("requestTimeoutSeconds", "soon"),
            ("clientKeyFile", "key.pem"),
            ("headers", Tree.Of(("bad name", "hush-value"))),
            ("endpont", "x")));
        result.Problems.Select(p => $"{p.Path}: {p.Reason}").ShouldBe(
            [
                "apiToken: contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters beyond ASCII.",
                "region: must be 'us1' or 'eu1'.",
                "endpoint: must be an https: URL, because credentials would be sent unencrypted to 'gateway.example.com'. Only a loopback host (127.0.0.1, "
                    + "[::1], localhost) may be used with http:.",
                "requiredNamePrefix: may only contain the letters A-Z and a-z, '-' and '_', at most 191 of them, because every name starts with it.",
                "maxRetries: must be at most 10, but is 11.",
                "maxConcurrentRequests: must be at least 1, but is 0.",
                "maxRequestsPerSecond: must be more than 0, but is 0.",
                "requestTimeoutSeconds: must be a number, but is a string.",
                "clientCertificateFile: must be given together with 'clientKeyFile': give both or neither.",
                "headers.bad…: is not a header name: letters, digits and hyphens are allowed.",
                "endpont: there is no such property; did you mean 'endpoint'?",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("Host", "x", "headers.Host: is set by the client itself.")]
    [InlineData("user-agent", "x", "headers.user-agent: is set by the client itself.")]
    [InlineData("Cache-Control", "max-stale", "headers.Cache-Control: is set by the client itself.")]
    [InlineData("X-HTTP-Method-Override", "DELETE", "headers.X-HTTP-Method-Override: would change what a request asks for.")]
    [InlineData("X_HTTP_Method_Override", "DELETE", "headers.X_HTTP_Method_Override: would change what a request asks for.")]
    [InlineData("X-Original-URL", "/", "headers.X-Original-URL: would change what a request asks for.")]
    [InlineData("x-rewrite-url", "/", "headers.x-rewrite-url: would change what a request asks for.")]
    [InlineData("Accept-Datetime", "x", "headers.Accept-Datetime: would change what a request asks for.")]
    [InlineData("Content_Length", "0", "headers.Content_Length: is set by the client itself.")]
    [InlineData("range", "items=0-9", "headers.range: would change what a request asks for.")]
    [InlineData("If-None-Match", "*", "headers.If-None-Match: would change what a request asks for.")]
    [InlineData("content-language", "en", "headers.content-language: describes a body, and most requests have none.")]
    [InlineData("Expires", "0", "headers.Expires: describes a body, and most requests have none.")]
    [InlineData("Allow", "GET", "headers.Allow: describes a body, and most requests have none.")]
    [InlineData("X-Key: hush", "", "headers.X-Key…: is not a header name: letters, digits and hyphens are allowed.")]
    [InlineData("X-Key: hush", 7,
        "headers.X-Key…: must be a string, but is a number. Put it in quotes.|headers.X-Key…: is not a header name: letters, digits and hyphens are allowed.")]
    [InlineData("aHVzaA/==", null, "headers.…: is not a header name: letters, digits and hyphens are allowed.")]
    [InlineData("Host", null, "headers.Host: is set by the client itself.")]
    [InlineData("\u001b[31mhush", "x", "headers.…: is not a header name: letters, digits and hyphens are allowed.")]
    [InlineData("X-Key", "hush ",
        "headers.X-Key: contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters beyond ASCII.")]
    [InlineData("X-Key", "h\u00fcsh",
        "headers.X-Key: contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters beyond ASCII.")]
    public void CheckConfig_HeaderThatCannotBeSent_IsSaidBeforeAnythingIs(string name, object? value, string problems) =>
        Check(Tree.Of(("apiToken", "t"), ("region", "eu1"), ("headers", Tree.Of((name, value))))).Problems.Select(p => $"{p.Path}: {p.Reason}")
            .ShouldBe(problems.Split('|'));

    [Fact]
    public void Configure_KeyWithAControlCharacter_IsShownWithoutIt() =>
        Should.Throw<OperationFailedException>(() => Configurations.Read(Complete.With("api\u001b[31m\nToken", Tree.Text("x")), Shell.With()))
            .Message.ShouldStartWith("Configuring the provider failed. [\"api\\u001B[31m\\u000AToken\"]: there is no such property");

    [Fact]
    public void CheckConfig_KeyFileNotKnownYet_IsNoProblem() =>
        Check(Tree.Of(("apiToken", "t"), ("region", "eu1"), ("clientKeyFile", Tree.Unknown))).Problems.ShouldBeEmpty();

    [Fact]
    public void Configure_SomethingNotKnownYet_SaysWhat() =>
        Should.Throw<OperationFailedException>(
            () => Configurations.Read(Tree.Of(("apiToken", "t"), ("region", Tree.Unknown), ("maxRetries", Tree.Unknown)), Shell.With())).Message.ShouldBe(
            "Configuring the provider failed. region: is not known yet, but a provider needs known values. maxRetries: is not known yet, but a provider needs "
                + "known values.");

    [Fact]
    public void Configure_VeryShortTimeout_IsTheShortestThereIs() =>
        Configurations.Read(Tree.Of(("apiToken", "t"), ("region", "eu1"), ("requestTimeoutSeconds", 0.005)), Shell.With()).Api.RequestTimeout.ShouldBe(
            TimeSpan.FromMilliseconds(10));

    [Fact]
    public void CheckConfig_NeitherRegionNorEndpoint_SaysWhatToSet() =>
        Check(Tree.Of(("apiToken", "t"))).Problems.Select(p => $"{p.Path}: {p.Reason}")
            .ShouldBe(["region: is required unless 'endpoint' is set. Set it to 'us1' or 'eu1', the region of the bot, or set the environment variable "
                + "SINCH_REGION."]);

    [Fact]
    public void CheckConfig_UnknownValues_AreNeverProblems() =>
        Check(new ObjectValue(
            [.. ProviderConfigShape.Shape.Properties.Select(p => KeyValuePair.Create<string, Value>(p.Name, Tree.Unknown))])).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("apiToken", "other", false)]
    [InlineData("botId", "other", false)]
    [InlineData("region", "us1", true)]
    [InlineData("endpoint", "https://gateway.example.com", true)]
    [InlineData("endpoint", "HTTPS://eu1.whatsapp.api.sinch.com/", false)]
    [InlineData("maxRetries", 2, false)]
    public void DiffConfig_AnyChange_IsSeenAndOnlyAnotherAddressReplaces(string key, object value, bool replaces)
    {
        var plan = Configurations.Diff(Complete, Complete.With(key, Tree.Of((key, value))[key]), []);
        plan.Changes.Select(c => c.Path.ToString()).ShouldBe([key]);
        plan.IsReplacement.ShouldBe(replaces);
    }

    [Fact]
    public void DiffConfig_TypedOrAsText_IsNoChange() =>
        Configurations.Diff(Complete.With("maxRetries", new Value.Text("2")),
            Complete.With("maxRetries", new Value.Number(2)).With("apiToken", Tree.Secret("token")), []).IsChange.ShouldBeFalse();

    [Fact]
    public void Configure_NoToken_NamesTheMissingKey()
    {
        var missing = Should.Throw<Configurations.MissingConfigurationException>(
            () => Configurations.Read(Tree.Of(("region", "eu1"), ("apiToken", Tree.Secret(Value.Null.Instance))), Shell.With()));
        missing.Key.ShouldBe("apiToken");
    }

    [Fact]
    public void Configure_TextsOfAStack_BecomeTheirTypes()
    {
        var config = Configurations.Read(
            Tree.Of(("apiToken", Tree.Secret("t")), ("endpoint", "http://127.0.0.1:1/x/"), ("headers", Tree.Secret("{\"X-Key\":\"key\"}")), ("maxRetries", "0"),
                ("maxRequestsPerSecond", "0.5"), ("requestTimeoutSeconds", "1.5"), ("maxConcurrentRequests", "3")),
            Shell.With());
        (config.Service, config.Region, config.Api.MaxRetries, config.Api.MaxRequestsPerSecond, config.Api.RequestTimeout, config.Api.MaxConcurrentRequests)
            .ShouldBe(("http://127.0.0.1:1/x", null, 0, 0.5, TimeSpan.FromSeconds(1.5), 3));
        config.Api.Headers["x-key"].Reveal().ShouldBe("key");
        config.ToString().ShouldBe("[configuration for 'http://127.0.0.1:1/x']");
    }

    [Fact]
    public void Configure_Wrong_SaysAllOfItAndNoSecret()
    {
        var failure = Should.Throw<OperationFailedException>(
            () => Configurations.Read(Tree.Of(("apiToken", "hush"), ("region", "ap1"), ("maxRetries", 99)), Shell.With()));
        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldBe("Configuring the provider failed. region: must be 'us1' or 'eu1'. maxRetries: must be at most 10, but is 99.");
    }

    private static Checked Check(ObjectValue given, params (string Name, string Value)[] environment) => Configurations.Check(given, Shell.With(environment));
}
