namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ErrorTests : PluginTests
{
    [Theory]
    [InlineData(nameof(FailureKind.InvalidInput), StatusCode.InvalidArgument)]
    [InlineData(nameof(FailureKind.AlreadyExists), StatusCode.AlreadyExists)]
    [InlineData(nameof(FailureKind.NotFound), StatusCode.NotFound)]
    [InlineData(nameof(FailureKind.Unauthenticated), StatusCode.Unauthenticated)]
    [InlineData(nameof(FailureKind.Forbidden), StatusCode.PermissionDenied)]
    [InlineData(nameof(FailureKind.Precondition), StatusCode.FailedPrecondition)]
    [InlineData(nameof(FailureKind.Throttled), StatusCode.ResourceExhausted)]
    [InlineData(nameof(FailureKind.TimedOut), StatusCode.DeadlineExceeded)]
    [InlineData(nameof(FailureKind.Cancelled), StatusCode.Cancelled)]
    [InlineData(nameof(FailureKind.Failed), StatusCode.Unknown)]
    public async Task Delete_Fails_HasTheStatusOfItsKind(string kind, StatusCode status)
    {
        plugin.Resource.OnDelete = () => throw new OperationFailedException(Enum.Parse<FailureKind>(kind), "Deleting 'first' failed: no.");

        (await DeleteAsync(plugin).StatusAsync()).ShouldBe((status, "Deleting 'first' failed: no."));
    }

    [Fact]
    public void FailureKinds_AllOfThem_HaveATest() => Enum.GetValues<FailureKind>().Length.ShouldBe(11);

    [Fact]
    public async Task Delete_BugIsFound_AsksForAReport()
    {
        plugin.Resource.OnDelete = () => throw new OperationFailedException(FailureKind.Bug, "'first' has no id.");

        (await DeleteAsync(plugin).StatusAsync()).ShouldBe((StatusCode.Internal, "Provider bug: 'first' has no id. Please report this."));
    }

    [Fact]
    public async Task Delete_UnexpectedException_TellsItsTypeOnly()
    {
        plugin.Resource.OnDelete = () => throw new InvalidOperationException("CANARY");

        (await DeleteAsync(plugin).StatusAsync())
            .ShouldBe((StatusCode.Unknown, "Provider bug: an unexpected InvalidOperationException ended the call. Please report this."));
    }

    [Fact]
    public async Task Create_PartlyDone_CarriesWhatIsThere()
    {
        plugin.Resource.OnCreate = (_, _) =>
            throw new PartlyDoneException(
                "thing-1", Tree.Of(("lock", Tree.Secret("i"))), Tree.Of(("lock", Tree.Secret("s"))), "'first' was created, but is not confirmed.");

        var refusal = await Should.ThrowAsync<RpcException>(plugin.Client.CreateAsync());

        (refusal.StatusCode, refusal.Status.Detail).ShouldBe((StatusCode.Unknown, "'first' was created, but is not confirmed."));
        var detail = refusal.Details().ShouldHaveSingleItem().Unpack<ErrorResourceInitFailed>();
        (detail.Id, detail.Reasons.ShouldHaveSingleItem()).ShouldBe(("thing-1", "'first' was created, but is not confirmed."));
        TreeText.Of(PropertyCodec.Decode(detail.Properties, "properties")).ShouldBe("{\"lock\":secret(\"s\")}");
        TreeText.Of(PropertyCodec.Decode(detail.Inputs, "inputs")).ShouldBe("{\"lock\":secret(\"i\")}");
    }

    [Theory]
    [Each("aws:s3/bucket:Bucket", "things:index:Other", With = ".")]
    [Each("things:Thing", "things:index:thing", "Thing", "things:module:Thing", With = "; did you mean 'things:index:Thing'?")]
    public async Task Check_ForeignType_IsNamedWithWhatIsNear(string type, string hint) =>
        (await plugin.Client.CheckAsync(new CheckRequest { Urn = $"urn:pulumi:dev::shop::{type}::first", Type = type }).StatusAsync()).ShouldBe(
            (StatusCode.NotFound,
                $"The package 'things' 1.2.3 has no resource '{type}'{hint} Correct the token, or use a version of the package that has it."));

    [Theory]
    [InlineData("", PluginClient.Type, "'' is not the URN of a resource.")]
    [InlineData("first", PluginClient.Type, "'first' is not the URN of a resource.")]
    [InlineData(ThingUrn, "things:index:Other", $"The URN '{ThingUrn}' is of the type 'things:index:Thing', but the request says 'things:index:Other'.")]
    public async Task Check_NoUrnOrOneOfAnotherType_IsRefused(string urn, string type, string message) =>
        (await plugin.Client.CheckAsync(new CheckRequest { Urn = urn, Type = type }).StatusAsync())
            .ShouldBe((StatusCode.InvalidArgument, $"{message} Please report this to the Pulumi engine."));

    [Fact]
    public async Task Calls_EmptyId_AreRefused()
    {
        var refusal = (StatusCode.InvalidArgument, "The request for 'first' names no id. Give the id of an existing resource.");

        (await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn }).StatusAsync()).ShouldBe(refusal);
        (await plugin.Client.ReadAsync(new ReadRequest { Urn = ThingUrn }).StatusAsync()).ShouldBe(refusal);
        (await plugin.Client.UpdateAsync(new UpdateRequest { Urn = ThingUrn }).StatusAsync()).ShouldBe(refusal);
        (await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn }).StatusAsync()).ShouldBe(refusal);
    }

    [Fact]
    public async Task Check_UnreadableProperties_AreRefused()
    {
        var signed = Tree.Of(("a", Tree.Of(("4dabf18193072939515e22adb298388d", "f00"))));

        (await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, News = PropertyCodec.Encode(signed) }).StatusAsync()).Status.ShouldBe(
            StatusCode.InvalidArgument);
    }

    private static Task DeleteAsync(RunningPlugin fresh) => fresh.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1" });
}
