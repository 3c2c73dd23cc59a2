using static MediaProviders.Provider.Tests.Protocol.Support.PluginClient;
using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class CheckCallTests : PluginTests
{
    [Fact]
    public async Task Check_Request_ReachesTheResource()
    {
        await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, Type = PluginClient.Type, Name = "first", News = New, Olds = Old, RandomSeed = ByteString.CopyFrom(1, 2) });

        var (resource, operation) = (plugin.Resource, plugin.Resource.Operation.ShouldNotBeNull());
        TreeText.Of(resource.Given!).ShouldBe("{\"size\":\"new\"}");
        TreeText.Of(resource.LastKnown!.Inputs).ShouldBe("{\"size\":\"old\"}");
        (operation.Address, operation.Name, operation.Preview).ShouldBe((ThingUrn, "first", false));
        resource.Naming!.Seed.ToArray().ShouldBe([1, 2]);
        (resource.Naming.Mode, resource.Naming.Proposed).ShouldBe((Naming.Rule.Default, null));
    }

    [Fact]
    public async Task Check_OldEngineWithoutType_TakesItFromTheUrn()
    {
        await plugin.Client.CheckAsync(new CheckRequest { Urn = "urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first" });

        plugin.Resource.Operation!.Name.ShouldBe("first");
    }

    [Theory]
    [InlineData(CheckRequest.Types.AutonamingOptions.Types.Mode.Propose, "first-1a", nameof(Naming.Rule.Propose))]
    [InlineData(CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce, "first-1a", nameof(Naming.Rule.Enforce))]
    [InlineData(CheckRequest.Types.AutonamingOptions.Types.Mode.Disable, null, nameof(Naming.Rule.Disable))]
    internal async Task Check_AutonamingRules_ReachTheResource(CheckRequest.Types.AutonamingOptions.Types.Mode mode, string? proposed, string rule)
    {
        await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, Autonaming = new() { Mode = mode, ProposedName = proposed ?? "" } });
        ($"{plugin.Resource.Naming!.Mode}", plugin.Resource.Naming.Proposed).ShouldBe((rule, proposed));
    }

    [Fact]
    public async Task Check_Problems_NameAPropertyOnlyWhenItsValueMayBeSeen()
    {
        plugin.Resource.OnCheck = given => new Checked(
            given,
            [
                new Problem(PropertyPath.Root.Then("size"), "must be 'small' or 'large'.", ShowsValue: true),
                new Problem(PropertyPath.Root.Then("lock").Then("code"), "must not be empty."),
                new Problem(PropertyPath.Root.Then("lo\nck"), "there is no such property."),
            ]);

        var response = await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, News = New });

        response.Failures.Select(f => (f.Property, f.Reason)).ShouldBe(
            [("size", "must be 'small' or 'large'."), ("", "lock.code: must not be empty."), ("", "lo\\u000Ack: there is no such property.")]);
        TreeText.Of(PropertyCodec.Decode(response.Inputs, "inputs")).ShouldBe("{\"size\":\"new\"}");
    }

    [Fact]
    public async Task Check_NothingGiven_StillAnswersInputs() => (await plugin.Client.CheckAsync()).Inputs.ShouldNotBeNull();
}
