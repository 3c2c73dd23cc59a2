namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ConfigurationCallTests : PluginTests
{
    private static readonly Struct OldConfig = PropertyCodec.Encode(Tree.Of(("region", "us1")));
    private static readonly Struct NewConfig = PropertyCodec.Encode(Tree.Of(("region", "eu1")));

    private protected override Task<RunningPlugin> StartAsync() => RunningPlugin.StartAsync();

    [Fact]
    public async Task CheckConfig_Problems_NameNoPropertyWhateverTheySay()
    {
        plugin.Package.OnCheckConfig = given => new Checked(
            given.With("token", Tree.Secret("t")),
            [
                new Problem(PropertyPath.Root.Then("region"), "must be 'us1' or 'eu1'.", ShowsValue: true),
                new Problem(PropertyPath.Root, "needs 'region' or 'endpoint'."),
            ]);

        var response = await plugin.Client.CheckConfigAsync(new CheckRequest { News = NewConfig });

        TreeText.Of(PropertyCodec.Decode(response.Inputs, "inputs")).ShouldBe("{\"region\":\"eu1\",\"token\":secret(\"t\")}");
        response.Failures.Select(f => (f.Property, f.Reason)).ShouldBe([("", "region: must be 'us1' or 'eu1'."), ("", "needs 'region' or 'endpoint'.")]);
    }

    [Fact]
    public async Task DiffConfig_Changes_AreNamedWithoutPaths()
    {
        plugin.Package.OnDiffConfig = (_, _, _) => new Plan(
        [
            new Plan.Change(PropertyPath.Root.Then("headers").Then("X-Key"), Plan.ChangeKind.Add, Replaces: false, InInputs: true),
            new Plan.Change(PropertyPath.Root.Then("headers").Then("X-Other"), Plan.ChangeKind.Add, Replaces: false, InInputs: true),
            new Plan.Change(PropertyPath.Root.Then("region"), Plan.ChangeKind.Update, Replaces: true, InInputs: true),
        ]);

        var response = await plugin.Client.DiffConfigAsync(new DiffRequest { OldInputs = OldConfig, News = NewConfig });

        response.ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffSome, Diffs = { "headers", "region" }, Replaces = { "region" } });
    }

    [Fact]
    public async Task DiffConfig_NoChange_SaysSo()
    {
        var response = await plugin.Client.DiffConfigAsync(new DiffRequest { OldInputs = OldConfig, Olds = OldConfig, News = OldConfig });

        response.ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone });
    }

    [Fact]
    public async Task DiffConfig_EngineWithoutOldInputs_ComparesTheOutputs()
    {
        var asked = "";
        plugin.Package.OnDiffConfig = (last, desired, ignored) =>
        {
            asked = $"{TreeText.Of(last)} {TreeText.Of(desired)} {string.Join(',', ignored)}";
            return new Plan([]);
        };

        await plugin.Client.DiffConfigAsync(new DiffRequest { Olds = OldConfig, News = NewConfig, IgnoreChanges = { "a[", "headers[\"X-Key\"]" } });

        asked.ShouldBe("{\"region\":\"us1\"} {\"region\":\"eu1\"} headers.X-Key");
    }

    [Fact]
    public async Task Configure_Configuration_AnswersLikeTheHandshake()
    {
        await using var fresh = await RunningPlugin.StartAsync("127.0.0.1:7");

        var handshake = await fresh.Client.HandshakeAsync("127.0.0.1:8");
        var response = await fresh.Client.ConfigureAsync(NewConfig);

        handshake.ShouldBe(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
        response.ShouldBe(new ConfigureResponse
            { AcceptSecrets = true, SupportsPreview = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
        fresh.Package.Configured.Select(TreeText.Of).ShouldBe(["{\"region\":\"eu1\"}"]);
        fresh.Package.Phases.ShouldBe(["127.0.0.1:8"]);
    }

    [Fact]
    public async Task Configure_KeysThatAreMissing_AreNamedForTheCommandLine()
    {
        plugin.Package.OnConfigure = _ => throw new Configurations.MissingConfigurationException("token", "the token of the shop");

        var refusal = await Should.ThrowAsync<RpcException>(plugin.Client.ConfigureAsync());

        (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.InvalidArgument, "The provider is not configured: 'token' is missing."));
        var detail = refusal.Details().ShouldHaveSingleItem().Unpack<ConfigureErrorMissingKeys>();
        detail.MissingKeys.ShouldHaveSingleItem()
            .ShouldBe(new ConfigureErrorMissingKeys.Types.MissingKey { Name = "things:token", Description = "the token of the shop" });
    }

    [Fact]
    public async Task Configure_ASecondTime_ReplacesTheFirst()
    {
        await plugin.Client.ConfigureAsync(OldConfig);
        await plugin.Client.ConfigureAsync(NewConfig);

        plugin.Package.Ended.Select(TreeText.Of).ShouldBe(["{\"region\":\"us1\"}"]);
        await plugin.Client.CheckAsync();
    }

    [Fact]
    public async Task Configure_ASecondTimeWhileACallRuns_EndsTheFirstAfterTheCall()
    {
        var (entered, _, release) = plugin.Resource.HoldCreatesUntilReleased();
        await plugin.Client.ConfigureAsync(OldConfig);
        var create = plugin.Client.CreateAsync();
        await entered;

        await plugin.Client.ConfigureAsync(NewConfig);
        plugin.Package.Ended.ShouldBeEmpty();
        release.SetResult();
        await create;

        plugin.Package.Ended.Select(TreeText.Of).ShouldBe(["{\"region\":\"us1\"}"]);
    }

    [Fact]
    public async Task Configure_ThatFails_KeepsTheLast()
    {
        await plugin.Client.ConfigureAsync();
        plugin.Package.OnConfigure = _ => throw new OperationFailedException(FailureKind.InvalidInput, "Configuring failed: no.");

        (await plugin.Client.ConfigureAsync().StatusAsync()).ShouldBe((StatusCode.InvalidArgument, "Configuring failed: no."));

        await plugin.Client.CheckAsync();
    }
}
