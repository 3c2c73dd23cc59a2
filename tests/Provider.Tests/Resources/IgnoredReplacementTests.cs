namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// An engine does not tell a create which changes are ignored, and sends it what the state says: a password that was rotated on the bot moves along.
/// </summary>
public sealed class IgnoredReplacementTests : ResourceTests
{
    private static readonly ObjectValue Pictures = Images.With("name", Tree.Text("pictures"));
    private static readonly ObjectValue Writer = Images.With("config", Tree.Basic("writer", "first-password"));

    [Theory]
    [InlineData("config.basic.password", "images")]
    [InlineData("config", "images")]
    [InlineData("*", "renamed")]
    public async Task Create_OfAnotherName_TakesTheLiveValueAlong(string ignored, string address)
    {
        var was = await RotatedAsync();
        var inputs = Diff(address, was, Pictures, ignored);
        var created = await fixture.Resource.CreateAsync(fixture.Op(address), inputs, CancellationToken.None);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("rotated");
        Tree.Show(created.State).ShouldContain("password: S(rotated)");
    }

    [Fact]
    public async Task Create_OfTheSameName_KeepsTheLiveValue()
    {
        var was = await RotatedAsync();
        await fixture.Resource.CreateAsync(fixture.Op(), Diff("images", was, Writer, "config.basic.password"), CancellationToken.None);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.Username, there.Password).ShouldBe(("writer", "rotated"));
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Theory, Each("images", "renamed")]
    public async Task Create_AfterTheDelete_HasTheValueFromBeforeIt(string address)
    {
        var was = await RotatedAsync();
        var inputs = Diff(address, was, Pictures, "config.basic.password");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "strangers-password"));
        await fixture.Resource.CreateAsync(fixture.Op(address), inputs, CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "pictures")!.Password.ShouldBe("rotated");
    }

    [Theory, Each(false, true)]
    public async Task CreateAndDelete_WhereTheLiveValueIsHidden_AreRefused(bool deletesFirst)
    {
        var was = await RotatedAsync();
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        var inputs = Diff("images", was, Pictures, "config.basic.password");
        var failure = await Should.ThrowAsync<OperationFailedException>(() =>
            deletesFirst ? fixture.DeleteAsync(was) : fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        failure.Message.ShouldStartWith(
            deletesFirst ? "Deleting 'bot/images' is refused, as its replacement 'bot/pictures' would be: changes to its credentials are ignored"
            : "Creating 'bot/pictures' is refused: changes to its credentials are ignored");
        fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("rotated");
    }

    [Theory]
    [InlineData("config.basic.password",
        "Creating 'bot/pictures' is refused: changes to 'config.basic.password' are ignored, but the entry on the bot has 'bearer' credentials")]
    [InlineData(null, "Creating 'bot/pictures' is refused: the API's list does not prove what is there now, because it has no array of providers, and changes "
        + "to a part of it")]
    public async Task Create_WhereTheLiveValueCannotBeKept_IsRefused(string? otherKind, string begins)
    {
        var was = await RotatedAsync();
        if (otherKind is not null)
        {
            fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "rotated"));
        }
        else
        {
            fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Body = "{}", ContentType = "application/json", Count = 1 });
        }

        var inputs = Diff("images", was, Pictures, "config.basic.password");
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        failure.Message.ShouldStartWith(begins);
        fixture.Emulator.Store.Find("bot", "pictures").ShouldBeNull();
    }

    [Fact]
    public async Task Create_WhereTheLiveValueIsRotatedBeforeItsTurn_IsRefused()
    {
        var was = await RotatedAsync();
        fixture.OpenWith(new PlayedClaims(afterFind: (_, entry) =>
        {
            if (entry.Name == "pictures")
            {
                fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated-again"));
            }
        }));
        var inputs = Diff("images", was, Pictures, "config.basic.password");
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        failure.Message.ShouldBe("Creating 'bot/pictures' is refused: an ignored part of 'bot/images' was changed while this waited. Run the command again.");
        fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("rotated-again");
    }

    [Fact]
    public async Task Create_WhereTheOldEntryIsGoneBeforeItsTurn_TakesAlongWhatWasRead()
    {
        var was = await RotatedAsync();
        fixture.OpenWith(new PlayedClaims(afterFind: (_, entry) =>
        {
            if (entry.Name == "pictures")
            {
                fixture.Emulator.Store.Remove("bot", "images");
            }
        }));
        await fixture.Resource.CreateAsync(fixture.Op(), Diff("images", was, Pictures, "config.basic.password"), CancellationToken.None);
        fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Password.ShouldBe("rotated");
    }

    [Theory, Each(401, 404)]
    public async Task Create_OnAnotherBotWhereTheOldOneCannotBeRead_SaysHowToGoOn(int status)
    {
        var was = await RotatedAsync();
        var inputs = Diff("images", was, Images.With("botId", Tree.Text("bot2")), "config");
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.List, count: 1));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        failure.Message.ShouldStartWith(
            "Creating 'bot2/images' is refused: changes to a part of it are ignored, so that part must be copied from 'bot/images', which cannot be read. ");
        failure.Message.ShouldEndWith(" To send what the program says, stop ignoring the changes.");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Create_InPlaceOfAnUnconfirmedOne_DoesNotTakeAStrangersSecretAlong()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "strangers-password"));
        var inputs = Diff("images", partly, Pictures, "config.basic.password");
        await fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "pictures")!.Password.ShouldBe("first-password");
    }

    [Fact]
    public async Task Create_WhereAnotherResourceHasTakenTheOldEntry_DoesNotTakeItsSecretAlong()
    {
        var one = await fixture.UpAsync("one", Images);
        var two = await fixture.UpAsync("two", Pictures.With("config", Tree.Basic("reader", "second-password")));
        fixture.NextCommand();
        var first = Diff("one", one, Pictures.With("overwrite", Value.Bool.True), "config.basic.password");
        var second = Diff("two", two, Images.With("config", Tree.Basic("reader", "second-password")).With("overwrite", Value.Bool.True),
            "config.basic.password");
        await fixture.Resource.CreateAsync(fixture.Op("one"), first, CancellationToken.None);
        await fixture.Resource.CreateAsync(fixture.Op("two"), second, CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "pictures")!.Password.ShouldBe("first-password");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
    }

    [Theory]
    [InlineData("pictures", "reader")]
    [InlineData("images", "writer")]
    public async Task Create_WhereAnotherResourceOnlyReadsTheOldEntry_TakesTheLiveValueAlong(string name, string user)
    {
        var was = await RotatedAsync();
        await fixture.Resource.ReadAsync(fixture.Op("reading"), was.Id, new LastKnown(ObjectValue.Empty, ObjectValue.Empty), CancellationToken.None);
        var wanted = Tree.Of(("name", name), ("config", Tree.Basic(user, "first-password")));
        await fixture.Resource.CreateAsync(fixture.Op(), Diff("images", was, wanted, "config.basic.password"), CancellationToken.None);
        var there = fixture.Emulator.Store.Find("bot", name)!;
        (there.Username, there.Password).ShouldBe((user, "rotated"));
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull("another resource reads it");
    }

    private async Task<Kept> RotatedAsync()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        return was;
    }

    // As an engine does for what it replaces: it compares, and then checks it as a new one.
    private ObjectValue Diff(string address, Kept was, ObjectValue given, string ignored)
    {
        PropertyPath.TryParse(ignored, out var path).ShouldBeTrue();
        fixture.Resource.Diff(fixture.Op(address), was.Id, was.LastKnown, fixture.Check(address, given, was.Inputs).Inputs, [path]);
        return fixture.Check(address, given).Inputs;
    }
}
