namespace MediaProviders.Provider.Tests.Resources;

/// <summary>The name prefix that a pipeline sets once: it holds in every verb, in addition to the configured one, and the texts name the variable.</summary>
public sealed class NamePrefixTests
{
    private const string Change = "Change or unset the environment variable SINCH_REQUIRED_NAME_PREFIX.";

    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "hush")));

    [Fact]
    public async Task EveryVerb_NameWithoutTheVariablesPrefix_IsRefusedByIt()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var calls = fixture.Emulator.Requests.Total;
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = "dev-";
        var fenced = fixture.NextCommand();
        var lastKnown = ResourceFixture.LastKnownOf(was);
        var inputs = ResourceFixture.InputsOf(was);

        fenced.Check(fixture.Op(), Images, ObjectValue.Empty, new Naming(Naming.Rule.Default, null, default)).Problems.ShouldHaveSingleItem().Reason
            .ShouldBe("must start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX), but is 'images'.");
        await RefusesAsync(() => fenced.CreateAsync(fixture.Op(), inputs, CancellationToken.None), "Creating", "Give it a name with the prefix.");
        await RefusesAsync(() => fenced.ReadAsync(fixture.Op(), was.Id, lastKnown, CancellationToken.None), "Reading", $"{Change} Or remove it from the state.");
        await RefusesAsync(() => fenced.ReadAsync(fixture.Op(), was.Id, new LastKnown(ObjectValue.Empty, ObjectValue.Empty), CancellationToken.None), "Reading", Change);
        await RefusesAsync(() => fenced.UpdateAsync(fixture.Op(), was.Id, lastKnown, inputs, [], CancellationToken.None), "Updating", $"{Change} Or remove it from the state.");
        await RefusesAsync(
            () => fenced.DeleteAsync(fixture.Op(), was.Id, lastKnown, CancellationToken.None),
            "Deleting",
            $"{Change} To remove it from the state without a delete, remove it from the state; or put it back into the program and mark it as kept before it is removed.");
        fixture.Emulator.Requests.Total.ShouldBe(calls);
    }

    [Fact]
    public async Task GeneratedName_PrefixOfTheVariable_GoesFirst()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = "dev-team-\n";
        fixture.NextCommand(("requiredNamePrefix", "dev-"));

        ((Value.Text)fixture.Check("images", Tree.Of(("config", Tree.Bearer("t")))).Inputs["name"]).Content.ShouldMatch("^dev-team-images-[a-z]{7}$");
    }

    [Fact]
    public async Task LookUp_NameWithoutTheVariablesPrefix_IsRefused()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "hush"));
        fixture.Environment["SINCH_REQUIRED_NAME_PREFIX"] = "dev-";
        var function = fixture.Open().FindFunction("getWhatsAppMediaProvider")!;

        (await Should.ThrowAsync<OperationFailedException>(() => function.InvokeAsync(fixture.Op(), Tree.Of(("name", "images")), CancellationToken.None))).Message
            .ShouldContain("(the environment variable SINCH_REQUIRED_NAME_PREFIX)");
    }

    private static async Task RefusesAsync(Func<Task> call, string doing, string wayOut)
    {
        var failure = await Should.ThrowAsync<OperationFailedException>(call);

        failure.Kind.ShouldBe(FailureKind.Forbidden);
        failure.Message.ShouldBe(
            $"{doing} 'bot/images' is refused: this provider only touches names that start with 'dev-' (the environment variable SINCH_REQUIRED_NAME_PREFIX), and 'images' does not. {wayOut}");
    }
}
