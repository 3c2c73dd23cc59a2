using static MediaProviders.Provider.Tests.Protocol.Support.PluginClient;
using static MediaProviders.Tests.Support.Tree;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class DiffCallTests : PluginTests
{
    [Fact]
    public async Task Diff_Request_ReachesTheResource()
    {
        await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1", Olds = OldState, OldInputs = Old, News = New, IgnoreChanges = { "lock", "[", "a[0]" } });

        var resource = plugin.Resource;
        resource.Id.ShouldBe("thing-1");
        TreeText.Of(resource.LastKnown!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(resource.LastKnown.Inputs).ShouldBe("{\"size\":\"old\"}");
        TreeText.Of(resource.Given!).ShouldBe("{\"size\":\"new\"}");
        resource.Ignored.Select(p => p.ToString()).ShouldBe(["lock", "a[0]"]);
    }

    [Fact]
    public async Task Diff_OldEngineWithoutOldInputs_HasNone()
    {
        await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1", Olds = OldState, News = New });

        plugin.Resource.LastKnown!.Inputs.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Diff_Changes_AreNamedAtTheTopAndInDetail()
    {
        var root = PropertyPath.Root;
        plugin.Resource.Plan = new Plan(
        [
            new Plan.Change(root.Then("lock").Then("code"), Plan.ChangeKind.Update, Replaces: false, InInputs: true),
            new Plan.Change(root.Then("lock").Then("hint"), Plan.ChangeKind.Add, Replaces: false, InInputs: false),
            new Plan.Change(root.Then("lock").Then("old"), Plan.ChangeKind.Delete, Replaces: false, InInputs: true),
            new Plan.Change(root.Then("a.b"), Plan.ChangeKind.Add, Replaces: true, InInputs: true),
            new Plan.Change(root.Then("size"), Plan.ChangeKind.Update, Replaces: true, InInputs: true),
            new Plan.Change(root.Then("gone"), Plan.ChangeKind.Delete, Replaces: true, InInputs: true),
        ]);

        var response = await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1" });

        response.ShouldBe(new DiffResponse
        {
            Changes = DiffResponse.Types.DiffChanges.DiffSome,
            Diffs = { "lock", "a.b", "size", "gone" },
            Replaces = { "a.b", "size", "gone" },
            HasDetailedDiff = true,
            DetailedDiff =
            {
                ["lock.code"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.Update, InputDiff = true },
                ["lock.hint"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.Add },
                ["lock.old"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.Delete, InputDiff = true },
                ["[\"a.b\"]"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.AddReplace, InputDiff = true },
                ["size"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.UpdateReplace, InputDiff = true },
                ["gone"] = new PropertyDiff { Kind = PropertyDiff.Types.Kind.DeleteReplace, InputDiff = true },
            },
        });
    }

    [Fact]
    public async Task Diff_NoChange_SaysSoInDetail()
    {
        (await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1" }))
            .ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
    }
}
