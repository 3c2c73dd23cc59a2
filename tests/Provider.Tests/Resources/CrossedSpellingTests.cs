namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// Names and bots that a service may take for one, while neither is in the list yet, or while the list holds an old name that looks like a new one.
/// </summary>
public sealed class CrossedSpellingTests : ResourceTests
{
    [Theory]
    [InlineData("bot", "Images")]
    [InlineData("BOT", "images")]
    public async Task Create_WhileAnotherSpellingIsWritten_WaitsAndIsRefused(string bot, string name)
    {
        fixture.Emulator.Settings = new EmulatorSettings { NameComparison = NameComparison.CaseInsensitive };
        var claims = new SharedClaims("", _ => null);
        fixture.OpenWith(claims);
        claims.Claim(new EntryKey(fixture.Emulator.Address, bot, name), "urn:other", content: null, ClaimKind.Writes);

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));

        failure.Message.ShouldBe(
            "Creating 'bot/images' is refused, because it cannot be known whether the entry is in use. Another resource of this command writes an entry whose "
                + "name or bot differs only in case. Run the command again.");
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Create_OfTwoSpellingsAtATime_WritesOneAndRefusesTheOther()
    {
        fixture.Emulator.Settings = new EmulatorSettings { NameComparison = NameComparison.CaseInsensitive };
        var lower = fixture.Check("lower", Images).Inputs;
        var upper = fixture.Check("upper", Tree.Of(("name", "Images"), ("config", Tree.Bearer("second")))).Inputs;
        var held = new TaskCompletionSource();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, HeldBy = held.Task });

        var first = fixture.Resource.CreateAsync(fixture.Op("lower"), lower, CancellationToken.None);
        var second = fixture.Resource.CreateAsync(fixture.Op("upper"), upper, CancellationToken.None);
        held.SetResult();

        var failures = await Task.WhenAll(Record.ExceptionAsync(() => first), Record.ExceptionAsync(() => second));
        failures.OfType<Exception>().ShouldHaveSingleItem().ShouldBeOfType<OperationFailedException>().Message.ShouldContain("which differs only in case");
        fixture.Requests("POST").ShouldBe(1);
    }

    [Theory]
    [InlineData("images ", "images ")]
    [InlineData("im\u200bages", "im\\u200Bages")]
    [InlineData("\uff49mages", "\uff49mages")]
    public async Task Create_OfANameThatAnOldOneLooksLike_IsRefusedUnlessItOverwrites(string name, string shown)
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer(name, "strangers-token"));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));

        failure.Message.ShouldBe(
            $"Creating 'bot/images' is refused: the bot has '{shown}', which differs only in spaces, or in characters that look alike or are invisible, and "
                + "the API may treat the two as one. Choose another name, or, if the API distinguishes them, set 'overwrite: true'.");
        fixture.Requests("POST").ShouldBe(0);
        await fixture.UpAsync("images", Images.With("overwrite", Value.Bool.True));
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }
}
