namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What counts as absent in a configuration, and what the environment may say then.</summary>
public sealed class ConfigurationEnvironmentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    // A shell that exports everything must not move a provider whose program says where its bots live.
    [Theory]
    [InlineData("region", "us1", "https://us1.whatsapp.api.sinch.com")]
    [InlineData("region", "\"us1\"", "https://us1.whatsapp.api.sinch.com")]
    [InlineData("endpoint", "https://gateway.example.com", "https://gateway.example.com")]
    [InlineData("botId", "my-bot", "https://shell.example.com")]
    [InlineData("region", "", "https://shell.example.com")]
    [InlineData("region", "\"\"", "https://shell.example.com")]
    public void Configure_ProviderOfAProgram_TakesItsAddressFromTheShellOnlyWhenItGivesNone(string key, string value, string service)
    {
        var shell = Shell.With(
            ("SINCH_API_TOKEN", "token"), ("SINCH_REGION", "eu1"), ("SINCH_ENDPOINT", "https://shell.example.com"), ("SINCH_BOT_ID", "shell-bot"));
        var check = Configurations.Check(Tree.Of((key, value)), shell);

        check.Problems.ShouldBeEmpty();
        Configurations.Read(check.Inputs, shell).Service.ShouldBe(service);
        Configurations.Read(Tree.Of((key, value)), shell).Service.ShouldBe(service, "an engine need not ask CheckConfig first");
    }

    [Fact]
    public void Configure_RegionGiven_NeverMeetsAWrongEndpointOfTheShell()
    {
        var shell = Shell.With(("SINCH_API_TOKEN", "token"), ("SINCH_ENDPOINT", "http://shell.example.com"));

        Configurations.Check(Tree.Of(("region", "us1")), shell).Problems.ShouldBeEmpty();
        Configurations.Check(Tree.Of(("region", Tree.Unknown)), shell).Inputs["endpoint"].IsAbsent.ShouldBeTrue();
    }

    [Theory, Each("", "null", null)]
    public void Check_AbsentInAnyForm_IsLeftOutAndGivesWayToTheShell(string? absent)
    {
        var names = ProviderConfigShape.Shape.Properties.Select(p => p.Name).ToList();
        var plain = Tree.Of([.. names.Select(name => (name, (object?)absent))]);
        var secret = new ObjectValue([.. plain.Members.Select(m => KeyValuePair.Create(m.Key, m.Value.AsSecret()))]);

        foreach (var given in new[] { plain, secret })
        {
            var result = Configurations.Check(given, Shell.With(("SINCH_REGION", "eu1"), ("SINCH_BOT_ID", "bot"), ("SINCH_API_TOKEN", "token")));
            result.Problems.ShouldBeEmpty();
            Tree.Show(result.Inputs).ShouldBe("{botId: bot, region: eu1}");
            Configurations.Read(given, Shell.With(("SINCH_REGION", "eu1"), ("SINCH_API_TOKEN", "token"))).Api.MaxRetries.ShouldBe(4);
        }
    }

    [Theory, Each("{0}\r", "{0}\n", "{0}\r\n", " {0} ", "\t{0}\n\n")]
    public void Variable_WithBlanksAroundIt_IsTrimmedWhicheverItIs(string form)
    {
        string Written(string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, value);
        var file = Path.Combine(folder.FullName, "token");
        File.WriteAllText(file, Written("file-token"));
        var authorities = Path.Combine(folder.FullName, "ca.pem");
        File.WriteAllText(authorities, "-----BEGIN CERTIFICATE-----\n");
        var shell = Shell.With(
            ("SINCH_API_TOKEN_FILE", Written(file)), ("SINCH_ENDPOINT", Written("https://gateway.example.com")), ("SINCH_BOT_ID", Written("bot")),
            ("SSL_CERT_FILE", Written(authorities)),
            ("SINCH_REQUIRED_NAME_PREFIX", Written("dev-")));

        var config = Configurations.Read(ObjectValue.Empty, shell);

        (config.Api.Token.Reveal(), config.Service, config.BotId, config.Api.CaCertificateFile, config.RequiredNamePrefix.Prefix)
            .ShouldBe(("file-token", "https://gateway.example.com", "bot", authorities, "dev-"));
        Configurations.Read(ObjectValue.Empty, Shell.With(("SINCH_API_TOKEN", Written("token")), ("SINCH_REGION", Written("us1")))).Api.Token.Reveal()
            .ShouldBe("token");
        Tree.Show(Configurations.Check(ObjectValue.Empty, shell).Inputs).ShouldBe("{botId: bot, endpoint: https://gateway.example.com}");
    }

    [Theory, Each("", " \r\n", "null")]
    public void Variable_OfNothing_IsAsIfItWereNotSet(string text)
    {
        var shell = Shell.With(
            ("SINCH_API_TOKEN", text), ("SINCH_API_TOKEN_FILE", text), ("SINCH_REGION", "eu1"), ("SINCH_ENDPOINT", text), ("SINCH_BOT_ID", text),
            ("SINCH_REQUIRED_NAME_PREFIX", text));

        Should.Throw<Configurations.MissingConfigurationException>(() => Configurations.Read(ObjectValue.Empty, shell));
        var config = Configurations.Read(Tree.Of(("apiToken", "token")), shell);
        (config.Service, config.BotId, config.RequiredNamePrefix).ShouldBe(("https://eu1.whatsapp.api.sinch.com", null, NamePrefixRule.None));
    }

    [Theory]
    [InlineData("SINCH_REGION", "ap1", "region: must be 'us1' or 'eu1'. The value comes from the environment variable SINCH_REGION.")]
    [InlineData("SINCH_ENDPOINT", "gateway",
        "endpoint: must be an absolute URL such as 'https://gateway.example.com'. The value comes from the environment variable SINCH_ENDPOINT.")]
    [InlineData("SINCH_API_TOKEN", "hu\nsh",
        "apiToken: contains characters that a header cannot carry. Check it for line breaks, leading or trailing spaces and characters beyond ASCII. The value "
            + "comes from the environment variable SINCH_API_TOKEN.")]
    [InlineData("SINCH_REQUIRED_NAME_PREFIX", "dev 1",
        "requiredNamePrefix: may only contain the letters A-Z and a-z, '-' and '_', at most 191 of them, because every name starts with it. The value comes "
            + "from the environment variable SINCH_REQUIRED_NAME_PREFIX.")]
    public void Configure_VariableThatCannotBeRight_IsNamedWithoutASecret(string variable, string value, string problem)
    {
        (string, string)[] usual = variable is "SINCH_REGION" or "SINCH_ENDPOINT" ? [("SINCH_API_TOKEN", "token")]
            : [("SINCH_API_TOKEN", "token"), ("SINCH_REGION", "eu1")];

        Failure(Shell.With([.. usual.Where(u => u.Item1 != variable), (variable, value)])).ShouldBe($"Configuring the provider failed. {problem}");
    }

    [Fact]
    public void Configure_EverythingOfTheShellWrong_SaysAllAtOnce()
    {
        var text = Failure(Shell.With(("SINCH_REGION", "ap1"), ("SINCH_API_TOKEN", "hu\0sh"), ("SINCH_REQUIRED_NAME_PREFIX", "1")));

        new[] { "SINCH_REGION", "SINCH_API_TOKEN", "SINCH_REQUIRED_NAME_PREFIX" }
            .Where(variable => !text.Contains($"The value comes from the environment variable {variable}.", StringComparison.Ordinal)).ShouldBeEmpty(text);
        text.ShouldNotContain("hu");
    }

    [Theory]
    [InlineData("", "does not exist")]
    [InlineData(".", "is a directory")]
    [InlineData("empty", "is empty, or is a pipe or a device")]
    [InlineData("blank", "contains no token")]
    [InlineData("huge", "is larger than 64 KiB, too large for a token")]
    public void Configure_TokenFileThatCannotHoldOne_IsRefusedByName(string name, string fault)
    {
        var path = name == "." ? folder.FullName : Path.Combine(folder.FullName, name.Length == 0 ? "missing" : name);
        if (name.Length > 1)
        {
            File.WriteAllText(path, name switch { "empty" => "", "blank" => " \r\n", _ => new string('x', 70_000) });
        }

        Refused(path, fault);
    }

    [Theory, Each("hush-0123456789abcdef", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hush0123")]
    public void Configure_TokenInPlaceOfItsFile_IsNotShown(string token) =>
        Failure(Shell.With(("SINCH_REGION", "eu1"), ("SINCH_API_TOKEN_FILE", token))).ShouldBe(
            "Configuring the provider failed. apiToken: the file (not shown: it may be the content instead of a path) that SINCH_API_TOKEN_FILE names does not "
                + "exist. Correct the path, the file or its permissions.");

    [UnixFact]
    public void Configure_TokenFileThatIsAPipeOrADevice_IsRefusedAtOnce()
    {
        var pipe = NamedPipe.MakeIn(folder);
        var link = Path.Combine(folder.FullName, "link");
        File.CreateSymbolicLink(link, pipe);
        foreach (var path in new[] { pipe, link, "/dev/zero", "/dev/null", "/dev/tty" })
        {
            Refused(path, "is empty, or is a pipe or a device");
        }
    }

    // As a mounted secret is: a link to a link.
    [UnixFact]
    public void Configure_TokenFileThatIsALink_IsFollowed()
    {
        var file = Path.Combine(folder.FullName, "..data");
        File.WriteAllText(file, "linked-token\n");
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "one"), file);
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "two"), Path.Combine(folder.FullName, "one"));

        Configurations.Read(Tree.Of(("region", "eu1")), Shell.With(("SINCH_API_TOKEN_FILE", Path.Combine(folder.FullName, "two")))).Api.Token.Reveal()
            .ShouldBe("linked-token");
    }

    [Fact]
    public void Configure_TokenFileWithALineBreakInside_IsRefusedWithoutIt()
    {
        var path = Path.Combine(folder.FullName, "two-lines");
        File.WriteAllText(path, "hush\nhush");

        Failure(Shell.With(("SINCH_REGION", "eu1"), ("SINCH_API_TOKEN_FILE", path))).ShouldBe(
            $"Configuring the provider failed. apiToken: {ConfigurationRules.CannotBeSent} The value comes from the file '{path}' that SINCH_API_TOKEN_FILE "
                + "names.");
    }

    [Theory]
    [InlineData(null, "dev-", "dev-", true)]
    [InlineData("dev-", null, "dev-", false)]
    [InlineData("dev-", "dev-", "dev-", false)]
    [InlineData("dev-a-", "dev-", "dev-a-", false)]
    [InlineData("dev-", "dev-a-", "dev-a-", true)]
    public void Configure_PrefixesOfBoth_HoldTogether(string? configured, string? variable, string holds, bool isFromEnvironment)
    {
        var config = Configurations.Read(Complete(configured), variable is null ? Shell.With() : Shell.With(("SINCH_REQUIRED_NAME_PREFIX", variable)));

        config.RequiredNamePrefix.ShouldBe(new NamePrefixRule(holds, isFromEnvironment));
    }

    [Theory]
    [InlineData("dev-", "prod-")]
    [InlineData("dev-", "Dev-")]
    [InlineData("dev-", "d_")]
    public void Configure_PrefixesThatNoNameSatisfies_AreRefused(string configured, string variable) =>
        Should.Throw<OperationFailedException>(
            () => Configurations.Read(Complete(configured), Shell.With(("SINCH_REQUIRED_NAME_PREFIX", variable)))).Message.ShouldBe(
            "Configuring the provider failed. requiredNamePrefix: conflicts with the environment variable SINCH_REQUIRED_NAME_PREFIX: no name starts with both "
                + "prefixes. Make one of them start with the other, or unset one.");

    [Fact]
    public void CheckConfig_PrefixOfTheShell_IsNeitherReadNorKept()
    {
        foreach (var variable in new[] { "dev-", "no prefix", "prod-" })
        {
            var result = Configurations.Check(Complete("dev-"), Shell.With(("SINCH_REQUIRED_NAME_PREFIX", variable)));
            result.Problems.ShouldBeEmpty();
            Tree.Show(result.Inputs).ShouldBe("{apiToken: S(token), region: eu1, requiredNamePrefix: dev-}");
        }
    }

    private static ObjectValue Complete(string? prefix) => Tree.Of(("apiToken", "token"), ("region", "eu1"), ("requiredNamePrefix", prefix));

    private static void Refused(string path, string fault) =>
        Failure(Shell.With(("SINCH_REGION", "eu1"), ("SINCH_API_TOKEN_FILE", path)))
            .ShouldBe($"Configuring the provider failed. apiToken: the file '{path}' that SINCH_API_TOKEN_FILE names {fault}. Correct the path, the file or "
                + "its permissions.");

    private static string Failure(HostEnvironment shell) =>
        Should.Throw<OperationFailedException>(() => Configurations.Read(ObjectValue.Empty, shell)).Message;
}
