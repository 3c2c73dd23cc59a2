namespace MediaProviders.Provider.Tests.Protocol;

/// <summary>How long a session knows what is whose, and what a resource may delete that it has only read.</summary>
public sealed class OwnershipCallTests : WholeProviderTests
{
    [Fact]
    public async Task Delete_AfterASecondConfigure_KeepsWhatTheSessionCreated()
    {
        var (_, created) = await provider.UpAsync(Images);
        await provider.Client.ConfigureAsync(provider.Config(("maxRetries", 1)));

        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("old"), Id = created.Id, Properties = created.Properties });

        provider.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        provider.Emulator.Requests.Count("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_AfterASecondConfigure_KeepsWhatTheSessionComparedOrImported()
    {
        var (inputs, created) = await provider.UpAsync(Images);
        provider.Emulator.Store.Put("bot", Entry.Basic("pictures", "reader", "first-password"));
        await provider.NextCommandAsync();
        await provider.CheckAsync(Images, last: inputs.Inputs);
        await provider.Client.DiffAsync(
            new DiffRequest { Urn = Urn(), Id = created.Id, Olds = created.Properties, OldInputs = inputs.Inputs, News = inputs.Inputs });
        var read = await provider.Client.ReadAsync(new ReadRequest { Urn = Urn("pictures"), Id = "bot/pictures" });
        await provider.Client.ConfigureAsync(provider.Config());

        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("old"), Id = created.Id, Properties = created.Properties });
        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn("older"), Id = read.Id, Properties = read.Properties });

        provider.Emulator.Store.Entries("bot").Select(entry => entry.Name).Order().ShouldBe(["images", "pictures"]);
    }

    [Fact]
    public async Task Create_AfterASecondConfigure_MeetsTheResourceThatHasTheEntry()
    {
        await provider.UpAsync(Images);
        await provider.Client.ConfigureAsync(provider.Config());

        (await provider.CheckAsync(Images, "pictures")).Failures.ShouldHaveSingleItem().Reason.ShouldContain(
            "is also the name of another resource of this program on this bot");
    }

    [Fact]
    public async Task Delete_InAnotherSessionOfAnAttachedProvider_KnowsNothingOfTheFirst()
    {
        await using var api = await SinchEmulator.StartAsync("bot", WholeProvider.Token);
        await using var server = await PluginServer.StartAsync(WholeProvider.Served(_ => null), "");
        var config = Bytes(Tree.Of(("apiToken", Tree.Secret(WholeProvider.Token)), ("endpoint", api.Address), ("botId", "bot")));
        CreateResponse created;
        using (var first = new PluginClient(server.Port))
        {
            await first.HandshakeAsync();
            await first.ConfigureAsync(config);
            var inputs = await first.CheckAsync(new CheckRequest { Urn = Urn(), Type = WholeProvider.Type, News = Bytes(Images) });
            created = await first.CreateAsync(new CreateRequest { Urn = Urn(), Type = WholeProvider.Type, Properties = inputs.Inputs });
            await first.CancelAsync();
        }

        using var second = new PluginClient(server.Port);
        await second.HandshakeAsync();
        await second.ConfigureAsync(config);
        await second.DeleteAsync(new DeleteRequest { Urn = Urn(), Id = created.Id, Properties = created.Properties });

        api.Store.Entries("bot").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bot/images", "bot/images", false)]
    [InlineData("images", "images", false)]
    [InlineData("images", "bot/images", true)]
    public async Task Delete_OfWhatTheSameResourceHasOnlyRead_Deletes(string read, string deleted, bool isDirect)
    {
        provider.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        if (isDirect)
        {
            // As `pulumi do` configures, in a session of its own.
            await provider.NextCommandAsync(
                new ConfigureRequest { Urn = "urn:pulumi:dev::default::pulumi:providers:mediaproviders::", Args = provider.Config() });
        }

        var found = await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = read });
        await provider.Client.DeleteAsync(new DeleteRequest { Urn = Urn(), Id = deleted, Properties = found.Properties, OldInputs = found.Inputs });

        provider.Emulator.Store.Entries("bot").ShouldBeEmpty();
        provider.Engine.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("old", "bot/images", false)]
    [InlineData("images", "bot/images", true)]
    [InlineData("images", "images", false)]
    public async Task Delete_OfWhatAnotherResourceOrTheProgramReads_KeepsIt(string resource, string read, bool isChecked)
    {
        provider.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        var found = await provider.Client.ReadAsync(new ReadRequest { Urn = Urn(), Id = read });
        if (isChecked)
        {
            await provider.CheckAsync(Images, last: found.Inputs);
        }

        await provider.Client.DeleteAsync(
            new DeleteRequest { Urn = Urn(resource), Id = "bot/images", Properties = found.Properties, OldInputs = found.Inputs });

        provider.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        provider.Emulator.Requests.Count("DELETE").ShouldBe(0);
    }
}
