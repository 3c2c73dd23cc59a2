using static MediaProviders.Provider.Tests.Protocol.Support.PluginClient;
using static MediaProviders.Tests.Support.Tree;

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

        TreeText.Of(plugin.Resource.LastKnown!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(plugin.Resource.LastKnown.Inputs).ShouldBe("{\"size\":\"old\"}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_NothingKnown_IsTheSameUnsetOrEmpty(bool set)
    {
        plugin.Resource.OnRead = (_, _) => Task.FromResult<Resource.Found?>(new Resource.Found("thing-canonical", Of(("size", Text("i"))), Of(("size", Text("s")))));
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
        TreeText.Of(resource.LastKnown!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(resource.LastKnown.Inputs).ShouldBe("{\"size\":\"old\"}");
        resource.Ignored.ShouldHaveSingleItem().ToString().ShouldBe("lock.code");
        (resource.Operation!.Preview, resource.Operation.Timeout).ShouldBe((true, TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public async Task Delete_Request_ReachesTheResource()
    {
        await plugin.Client.DeleteAsync(new DeleteRequest { Urn = ThingUrn, Id = "thing-1", Properties = OldState, OldInputs = Old });

        plugin.Resource.Id.ShouldBe("thing-1");
        TreeText.Of(plugin.Resource.LastKnown!.State).ShouldBe("{\"size\":\"old-state\"}");
        TreeText.Of(plugin.Resource.LastKnown.Inputs).ShouldBe("{\"size\":\"old\"}");
    }

    [Fact]
    public async Task Update_UnknownsInPreview_ComeBackAsTheyWent()
    {
        var news = PropertyCodec.Encode(Of(("lock", new Value.Secret(Value.Unknown.Of(Value.UnknownKind.Object)))));

        (await plugin.Client.UpdateAsync(new UpdateRequest { Urn = ThingUrn, Id = "thing-1", News = news, Preview = true })).Properties.ShouldBe(news);
    }
}
