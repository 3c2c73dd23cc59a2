using MediaProviders.Provider.Tests.Claims;

namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Without a claim that the other processes see nothing is written; and what is not confirmed frees nothing.</summary>
public sealed class HinderedWriteTests : ResourceTests
{
    private static readonly ObjectValue Pictures = Images.With("name", new Value.Text("pictures"));

    [Theory, Each(0, ClaimFile.HeaderSize)]
    public async Task Create_ClaimThatCannotBeWritten_AdoptsNothingAndTheOtherProcessDeletesNothing(long longestFile)
    {
        using var files = new ClaimFixture();
        var was = await fixture.UpAsync("images", Images);
        using var healthy = files.Open();
        healthy.Claim(ClaimFixture.Images, "urn:any", content: null);
        var deleting = fixture.OpenWith(healthy).FindResource("WhatsAppMediaProvider")!;
        using var hindered = files.Open(longestFile: longestFile);
        fixture.OpenWith(hindered);
        var posts = fixture.Requests("POST");

        var refused = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("pictures", Images));
        var kept = await Should.ThrowAsync<OperationFailedException>(
            () => deleting.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));

        refused.Kind.ShouldBe(FailureKind.Precondition);
        refused.Message.ShouldContain("XDG_RUNTIME_DIR");
        kept.Kind.ShouldBe(FailureKind.Precondition);
        (fixture.Requests("POST"), fixture.Requests("DELETE")).ShouldBe((posts, 0));
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Update_ClaimThatCannotBeWritten_WritesNothing()
    {
        using var files = new ClaimFixture();
        var was = await fixture.UpAsync("images", Images);
        using var claims = files.Open(longestFile: ClaimFile.HeaderSize + ClaimRecord.Size);
        fixture.OpenWith(claims);
        var second = Images.With("config", Tree.Basic("reader", "second-password"));

        var refused = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, second));

        refused.Message.ShouldStartWith("Updating 'bot/images' is refused, because it cannot be known whether the entry is in use.");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Fact]
    public async Task Create_FolderOfClaimsGoneSinceTheFirst_WritesNothing()
    {
        using var files = new ClaimFixture();
        using var claims = files.Open();
        fixture.OpenWith(claims);
        await fixture.UpAsync("images", Images);
        Directory.Delete(files.Root, recursive: true);

        await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("pictures", Pictures));

        fixture.Emulator.Store.Find("bot", "pictures").ShouldBeNull();
    }

    [Fact]
    public async Task Preview_WithoutClaims_WarnsOfCreateAndUpdateAndAsksNothing()
    {
        using var files = new ClaimFixture();
        var was = await fixture.UpAsync("images", Images);
        using var claims = files.Open(longestFile: 0);
        fixture.OpenWith(claims);
        var lists = fixture.Requests("GET");
        var (inputs, _) = fixture.CheckAndDiff("images", was, Images);

        await fixture.Resource.UpdateAsync(fixture.Op(preview: true), was.Id, ResourceFixture.LastKnownOf(was), inputs, [], CancellationToken.None);
        await fixture.UpAsync("pictures", Pictures, preview: true);

        fixture.Reporter.Warnings.Count.ShouldBe(2);
        fixture.Reporter.Warnings.First().ShouldStartWith("Updating 'bot/images' will be refused, because it cannot be known whether the entry is in use.");
        fixture.Reporter.Warnings.Last().ShouldStartWith("Creating 'bot/pictures' will be refused, because it cannot be known whether the entry is in use.");
        fixture.Requests("GET").ShouldBe(lists);
    }

    [Theory]
    [InlineData("others-password", 403)]
    [InlineData("first-password", 403)]
    [InlineData(null, 500)]
    public async Task Create_OfANameWhoseReplacementIsNotConfirmed_IsRefusedAndTheNameStays(string? password, int status)
    {
        var was = await fixture.UpAsync("images", Images);
        await MoveWithoutConfirmationAsync(was, status);
        var config = password is null ? Tree.Bearer("others-token") : Tree.Basic("reader", password);

        var refused = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("other", Images.With("config", config)));

        refused.Kind.ShouldBe(FailureKind.AlreadyExists);
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Theory]
    [InlineData("images", 403)]
    [InlineData("other", 403)]
    [InlineData("images", 500)]
    public async Task Delete_OfANameWhoseReplacementIsNotConfirmed_IsPutOffWhichEverResourceDeletes(string resourceName, int status)
    {
        var was = await fixture.UpAsync("images", Images);
        await MoveWithoutConfirmationAsync(was, status);

        var refused = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was, resourceName));

        refused.Message.ShouldBe(
            "Deleting 'bot/images' is refused, because it cannot be known whether the entry is in use. The entry that replaces it is not confirmed. Run the "
                + "command again.");
        fixture.Requests("DELETE").ShouldBe(0);
        fixture.NextCommand();
        await fixture.DeleteAsync(was, resourceName);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    private async Task MoveWithoutConfirmationAsync(Resource.Created was, int status)
    {
        fixture.NextCommand(("maxRetries", 1));
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post));
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.Post));
        await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReplaceAsync("images", was, Pictures));
    }
}
