namespace MediaProviders.Provider.Tests.Resources;

/// <summary>The name prefix that a pipeline sets once: it holds in every verb, in addition to the configured one, and the texts name the variable.</summary>
public sealed class NamePrefixTests : ResourceTests
{
    [Theory]
    [InlineData(true, "the environment variable SINCH_REQUIRED_NAME_PREFIX", "", "Change or unset the environment variable SINCH_REQUIRED_NAME_PREFIX.")]
    [InlineData(false, "requiredNamePrefix", " of the provider's configuration", "Change 'requiredNamePrefix' and configure the provider with it.")]
    public async Task EveryVerb_NameWithoutThePrefix_IsRefusedWithoutACall(bool isVariable, string source, string of, string change)
    {
        Kept was = await fixture.UpAsync("images", Images);
        var calls = fixture.Emulator.Requests.Total;
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = isVariable ? "dev-" : "";
        var fenced = fixture.NextCommand(isVariable ? [] : [("requiredNamePrefix", "dev-")]);

        fixture.Check("images", Images).Problems.ShouldHaveSingleItem().Reason.ShouldBe($"must start with 'dev-' ({source}{of}), but is 'images'.");
        await RefusesAsync(() => fenced.CreateAsync(fixture.Op(), was.Inputs, CancellationToken.None), "Creating", "Give it a name with the prefix.");
        await RefusesAsync(() => fixture.ReadAsync(was), "Reading", $"{change} Or remove it from the state.");
        await RefusesAsync(() => fixture.ReadAsync(was.Id), "Reading", change);
        var update = () => fenced.UpdateAsync(fixture.Op(), was.Id, was.LastKnown, was.Inputs, [], CancellationToken.None);
        await RefusesAsync(update, "Updating", $"{change} Or remove it from the state.");
        await RefusesAsync(
            () => fixture.DeleteAsync(was),
            "Deleting",
            $"{change} To remove it from the state without a delete, remove it from the state; "
            + "or put it back into the program and mark it as kept before it is removed.");
        fixture.Emulator.Requests.Total.ShouldBe(calls);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();

        async Task RefusesAsync(Func<Task> call, string doing, string wayOut)
        {
            var failure = await Should.ThrowAsync<OperationFailedException>(call);
            failure.Kind.ShouldBe(FailureKind.Forbidden);
            failure.Message.ShouldBe(
                $"{doing} 'bot/images' is refused: this provider only touches names that start with 'dev-' ({source}), and 'images' does not. {wayOut}");
        }
    }

    [Fact]
    public void GeneratedName_PrefixOfTheVariable_GoesFirst()
    {
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = "dev-team-\n";
        fixture.NextCommand(("requiredNamePrefix", "dev-"));

        ((Value.Text)fixture.Check("images", Tree.Of(("config", Tree.Bearer("t")))).Inputs["name"]).Content.ShouldMatch("^dev-team-images-[a-z]{7}$");
    }

    [Fact]
    public async Task Create_InPlaceOfANameWithoutThePrefix_TakesNoIgnoredValueOfItAlong()
    {
        var was = await fixture.HaveAsync(Images, ("requiredNamePrefix", "dev-"));
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        var given = Images.With("name", Tree.Text("dev-images"));
        PropertyPath.TryParse("config", out var ignored).ShouldBeTrue();
        Kept kept = was;
        fixture.Resource.Diff(fixture.Op(), kept.Id, kept.LastKnown, fixture.Check("images", given, kept.Inputs).Inputs, [ignored]);
        var inputs = fixture.Check("images", given).Inputs;
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None))).Message.ShouldBe(
            "Reading 'bot/images' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'images' does not. "
            + "Its ignored parts would be sent to the new name: stop ignoring them. Change 'requiredNamePrefix' and configure the provider with it.");
        fixture.Emulator.Store.Find("bot", "dev-images").ShouldBeNull();
    }

    [Fact]
    public async Task LookUp_NameWithoutTheVariablesPrefix_IsRefused()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "hush"));
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = "dev-";
        var function = fixture.Open().FindFunction("getWhatsAppMediaProvider")!;

        (await Should.ThrowAsync<OperationFailedException>(
            () => function.InvokeAsync(fixture.Op(), Tree.Of(("name", "images")), CancellationToken.None))).Message
            .ShouldContain("(the environment variable SINCH_REQUIRED_NAME_PREFIX)");
    }
}
