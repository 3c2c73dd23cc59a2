namespace MediaProviders.Provider.Tests.Protocol;

public sealed class ResourceCallTests : PluginTests
{
    [Fact]
    public async Task Create_Preview_HasNoId()
    {
        var response = await plugin.Client.CreateAsync(new CreateRequest { Urn = ThingUrn, Preview = true, Properties = New, Timeout = 90 });

        (response.Id, response.Properties).ShouldBe(("", New));
        (plugin.Resource.Operation!.Preview, plugin.Resource.Operation.Timeout).ShouldBe((true, TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task Create_ForReal_AnswersIdAndState()
    {
        var response = await plugin.Client.CreateAsync(new CreateRequest { Urn = ThingUrn, Properties = New });

        response.ShouldBe(new CreateResponse { Id = "thing-1", Properties = New });
        plugin.Resource.Operation!.Timeout.ShouldBe(TimeSpan.FromMinutes(10));
        plugin.Resource.Operation.Advice.Import("x").ShouldBe("import it:\n  pulumi import things:index:Thing first x --generate-code=false");
    }

    [Fact]
    public async Task Read_Gone_IsAnEmptyAnswer()
    {
        (await plugin.Client.ReadAsync(new ReadRequest { Urn = ThingUrn, Id = "thing-1", Properties = OldState, Inputs = Old })).ShouldBe(new ReadResponse());

        ShouldKnowInputsAndState();
    }

    [Theory, Each(true, false)]
    public async Task Read_NothingKnown_IsTheSameUnsetOrEmpty(bool set)
    {
        plugin.Resource.OnRead = (_, _) => Task.FromResult<Resource.Found?>(new("thing-canonical", Tree.Of(("size", "i")), Tree.Of(("size", "s"))));
        var request = new ReadRequest { Urn = ThingUrn, Id = "thing-1" };
        if (set)
        {
            (request.Properties, request.Inputs) = (new Struct(), new Struct());
        }

        var response = await plugin.Client.ReadAsync(request);

        plugin.Resource.LastKnown.ShouldBe(new LastKnown(ObjectValue.Empty, ObjectValue.Empty));
        response.Id.ShouldBe("thing-canonical");
        TreeText.Of(PropertyCodec.Decode(response.Inputs, "inputs")).ShouldBe("{\"size\":\"i\"}");
        TreeText.Of(PropertyCodec.Decode(response.Properties, "properties")).ShouldBe("{\"size\":\"s\"}");
    }

    [Fact]
    public async Task Read_FoundWithoutInputs_SetsThemEmpty()
    {
        plugin.Resource.OnRead = (id, _) => Task.FromResult<Resource.Found?>(new Resource.Found(id, ObjectValue.Empty, ObjectValue.Empty));

        var response = await plugin.Client.ReadAsync(new ReadRequest { Urn = ThingUrn, Id = "thing-1" });

        response.Inputs.ShouldNotBeNull();
        response.Properties.ShouldNotBeNull();
    }

    [Fact]
    public async Task Update_Request_ReachesTheResource()
    {
        var response = await plugin.Client.UpdateAsync(new UpdateRequest
        {
            Urn = ThingUrn, Id = "thing-1", Olds = OldState, OldInputs = Old, News = New, IgnoreChanges = { "lock.code" }, Timeout = 1.5, Preview = true,
        });

        var resource = plugin.Resource;
        response.Properties.ShouldBe(New);
        ShouldKnowInputsAndState();
        resource.Ignored.ShouldHaveSingleItem().ToString().ShouldBe("lock.code");
        (resource.Operation!.Preview, resource.Operation.Timeout).ShouldBe((true, TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public async Task Delete_Request_ReachesTheResource()
    {
        await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1", Properties = OldState, OldInputs = Old });

        plugin.Resource.Id.ShouldBe("thing-1");
        ShouldKnowInputsAndState();
    }

    [Fact]
    public async Task Update_UnknownsInPreview_ComeBackAsTheyWent()
    {
        var news = PropertyCodec.Encode(Tree.Of(("lock", new Value.Secret(Value.Unknown.Of(Value.UnknownKind.Object)))));

        (await plugin.Client.UpdateAsync(new UpdateRequest { Urn = ThingUrn, Id = "thing-1", News = news, Preview = true })).Properties.ShouldBe(news);
    }

    [Fact]
    public async Task Check_Request_ReachesTheResource()
    {
        await plugin.Client.CheckAsync(
            new CheckRequest { Urn = ThingUrn, Type = PluginClient.Type, Name = "first", News = New, Olds = Old, RandomSeed = ByteString.CopyFrom(1, 2) });

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

    [Fact]
    public async Task Diff_Request_ReachesTheResource()
    {
        await plugin.Client.DiffAsync(
            new DiffRequest { Urn = ThingUrn, Id = "thing-1", Olds = OldState, OldInputs = Old, News = New, IgnoreChanges = { "lock", "[", "a[0]" } });

        var resource = plugin.Resource;
        resource.Id.ShouldBe("thing-1");
        ShouldKnowInputsAndState();
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

        (await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1" })).ShouldBe(new DiffResponse
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
    public async Task Diff_NoChange_SaysSoInDetail() =>
        (await plugin.Client.DiffAsync(new DiffRequest { Urn = ThingUrn, Id = "thing-1" }))
            .ShouldBe(new DiffResponse { Changes = DiffResponse.Types.DiffChanges.DiffNone, HasDetailedDiff = true });

    private void ShouldKnowInputsAndState() => $"{TreeText.Of(plugin.Resource.LastKnown!.Inputs)} {TreeText.Of(plugin.Resource.LastKnown.State)}"
        .ShouldBe("{\"size\":\"old\"} {\"size\":\"old-state\"}");
}
