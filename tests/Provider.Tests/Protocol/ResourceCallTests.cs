using Google.Protobuf;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Properties;
using MediaProviders.Protocol.Wire;
using MediaProviders.Provider.Tests.Protocol.Support;
using MediaProviders.Provider.Tests.Values;
using MediaProviders.Resources;
using MediaProviders.Schema;
using MediaProviders.Values;
using static MediaProviders.Provider.Tests.Protocol.Support.PluginClient;
using static MediaProviders.Provider.Tests.Values.Tree;

namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ResourceCallTests
{
    private static readonly ByteString Old = PropertyCodec.Encode(Object(("size", Text("old"))));
    private static readonly ByteString OldState = PropertyCodec.Encode(Object(("size", Text("old-state"))));
    private static readonly ByteString New = PropertyCodec.Encode(Object(("size", Text("new"))));

    [Fact]
    public async Task Check_Request_ReachesTheResource()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, Type = PluginClient.Type, Name = "first", News = New, Olds = Old, RandomSeed = ByteString.CopyFrom(1, 2) });

        var (resource, operation) = (plugin.Resource, plugin.Resource.Operation.ShouldNotBeNull());
        TreeText.Of(resource.Given!).ShouldBe("{\"size\":\"new\"}");
        TreeText.Of(resource.Prior!.Inputs).ShouldBe("{\"size\":\"old\"}");
        (operation.Address, operation.Name, operation.Preview).ShouldBe((ThingUrn, "first", false));
        resource.Naming!.Seed.ToArray().ShouldBe([1, 2]);
        (resource.Naming.Mode, resource.Naming.Proposed).ShouldBe((NamingMode.Default, null));
    }

    [Fact]
    public async Task Check_OldEngineWithoutType_TakesItFromTheUrn()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.CheckAsync(new CheckRequest { Urn = "urn:pulumi:dev::shop::my:index:Part$things:index:Thing::first" });

        plugin.Resource.Operation!.Name.ShouldBe("first");
    }

    [Fact]
    public async Task Check_AutonamingRules_ReachTheResource()
    {
        var seen = new List<(NamingMode, string?)>();
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        foreach (var mode in new[] { CheckRequest.Types.AutonamingOptions.Types.Mode.Propose, CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce })
        {
            await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, Autonaming = new() { Mode = mode, ProposedName = "first-1a" } });
            seen.Add((plugin.Resource.Naming!.Mode, plugin.Resource.Naming.Proposed));
        }

        await plugin.Client.CheckAsync(new CheckRequest { Urn = ThingUrn, Autonaming = new() { Mode = CheckRequest.Types.AutonamingOptions.Types.Mode.Disable } });
        seen.Add((plugin.Resource.Naming!.Mode, plugin.Resource.Naming.Proposed));

        seen.ShouldBe([(NamingMode.Propose, "first-1a"), (NamingMode.Enforce, "first-1a"), (NamingMode.Disable, null)]);
    }

    [Fact]
    public async Task Check_Problems_NameAPropertyOnlyWhenItsValueMayBeSeen()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
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
    public async Task Check_NothingGiven_StillAnswersInputs()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        (await plugin.Client.CheckAsync()).HasInputs.ShouldBeTrue();
    }

    [Fact]
    public async Task Diff_Request_ReachesTheResource()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1", Olds = OldState, OldInputs = Old, News = New, IgnoreChanges = { "lock", "[", "a[0]" } });

        var resource = plugin.Resource;
        resource.Id.ShouldBe("thing-1");
        TreeText.Of(resource.Prior!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(resource.Prior.Inputs).ShouldBe("{\"size\":\"old\"}");
        TreeText.Of(resource.Given!).ShouldBe("{\"size\":\"new\"}");
        resource.Ignored.Select(p => p.ToString()).ShouldBe(["lock", "a[0]"]);
    }

    [Fact]
    public async Task Diff_OldEngineWithoutOldInputs_HasNone()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1", Olds = OldState, News = New });

        plugin.Resource.Prior!.Inputs.Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task Diff_Changes_AreNamedAtTheTopAndInDetail()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var root = PropertyPath.Root;
        plugin.Resource.Plan = new Plan(
        [
            new Change(root.Then("lock").Then("code"), ChangeKind.Update, Replaces: false, InInputs: true),
            new Change(root.Then("lock").Then("hint"), ChangeKind.Add, Replaces: false, InInputs: false),
            new Change(root.Then("lock").Then("old"), ChangeKind.Delete, Replaces: false, InInputs: true),
            new Change(root.Then("a.b"), ChangeKind.Add, Replaces: true, InInputs: true),
            new Change(root.Then("size"), ChangeKind.Update, Replaces: true, InInputs: true),
            new Change(root.Then("gone"), ChangeKind.Delete, Replaces: true, InInputs: true),
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
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        (await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1" }))
            .ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });
    }

    [Fact]
    public async Task Create_Preview_HasNoId()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        var response = await plugin.Client.CreateAsync(new CreateRequest { Urn = ThingUrn, Preview = true, Properties = New, Timeout = 90 });

        response.Id.ShouldBe("");
        response.Properties.ShouldBe(New);
        (plugin.Resource.Operation!.Preview, plugin.Resource.Operation.Timeout).ShouldBe((true, TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task Create_ForReal_AnswersIdAndState()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        var response = await plugin.Client.CreateAsync(new CreateRequest { Urn = ThingUrn, Properties = New });

        response.ShouldBe(new CreateResponse { Id = "thing-1", Properties = New });
        plugin.Resource.Operation!.Timeout.ShouldBe(TimeSpan.FromMinutes(10));
        plugin.Resource.Operation.Advice.Import("x").ShouldBe("run pulumi import things:index:Thing first x --generate-code=false");
    }

    [Fact]
    public async Task Read_Gone_IsAnEmptyAnswer()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        (await plugin.Client.ReadAsync(new ReadRequest { Urn = ThingUrn, Id = "thing-1", Properties = OldState, Inputs = Old })).ShouldBe(new ReadResponse());

        TreeText.Of(plugin.Resource.Prior!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(plugin.Resource.Prior.Inputs).ShouldBe("{\"size\":\"old\"}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_NothingKnown_IsTheSameUnsetOrEmpty(bool set)
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        plugin.Resource.OnRead = (_, _) => Task.FromResult<Found?>(new Found("thing-canonical", Object(("size", Text("i"))), Object(("size", Text("s")))));
        var request = new ReadRequest { Urn = ThingUrn, Id = "thing-1" };
        if (set)
        {
            (request.Properties, request.Inputs) = (ByteString.Empty, ByteString.Empty);
        }

        var response = await plugin.Client.ReadAsync(request);

        plugin.Resource.Prior.ShouldBe(new Prior(ObjectValue.Empty, ObjectValue.Empty));
        response.Id.ShouldBe("thing-canonical");
        TreeText.Of(PropertyCodec.Decode(response.Inputs, "inputs")).ShouldBe("{\"size\":\"i\"}");
        TreeText.Of(PropertyCodec.Decode(response.Properties, "properties")).ShouldBe("{\"size\":\"s\"}");
    }

    [Fact]
    public async Task Read_FoundWithoutInputs_SetsThemEmpty()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        plugin.Resource.OnRead = (id, _) => Task.FromResult<Found?>(new Found(id, ObjectValue.Empty, ObjectValue.Empty));

        var response = await plugin.Client.ReadAsync(new ReadRequest { Urn = ThingUrn, Id = "thing-1" });

        (response.HasInputs, response.HasProperties).ShouldBe((true, true));
    }

    [Fact]
    public async Task Update_Request_ReachesTheResource()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        var response = await plugin.Client.UpdateAsync(new UpdateRequest
        {
            Urn = ThingUrn, Id = "thing-1", Olds = OldState, OldInputs = Old, News = New, IgnoreChanges = { "lock.code" }, Timeout = 1.5, Preview = true,
        });

        var resource = plugin.Resource;
        response.Properties.ShouldBe(New);
        TreeText.Of(resource.Prior!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(resource.Prior.Inputs).ShouldBe("{\"size\":\"old\"}");
        resource.Ignored.ShouldHaveSingleItem().ToString().ShouldBe("lock.code");
        (resource.Operation!.Preview, resource.Operation.Timeout).ShouldBe((true, TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public async Task Delete_Request_ReachesTheResource()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();

        await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1", Properties = OldState, OldInputs = Old });

        plugin.Resource.Id.ShouldBe("thing-1");
        TreeText.Of(plugin.Resource.Prior!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(plugin.Resource.Prior.Inputs).ShouldBe("{\"size\":\"old\"}");
    }

    [Fact]
    public async Task Update_UnknownsInPreview_ComeBackAsTheyWent()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var news = PropertyCodec.Encode(Object(("lock", new SecretValue(UnknownValue.Of(UnknownKind.Object)))));

        (await plugin.Client.UpdateAsync(new UpdateRequest { Urn = ThingUrn, Id = "thing-1", News = news, Preview = true })).Properties.ShouldBe(news);
    }

    [Fact]
    public async Task Calls_ManyAtATime_AllOverlap()
    {
        await using var plugin = await RunningPlugin.StartConfiguredAsync();
        var running = 0;
        var all = new TaskCompletionSource();
        plugin.Resource.OnCreate = async (desired, _) =>
        {
            if (Interlocked.Increment(ref running) == 50)
            {
                all.SetResult();
            }

            await all.Task;
            return new Created("thing-1", desired);
        };

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => plugin.Client.CreateAsync()));

        running.ShouldBe(50);
    }
}
