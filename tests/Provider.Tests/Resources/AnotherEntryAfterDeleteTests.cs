namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// After a request to delete an entry the list shows another one of its name: a new one of another program, or ours, of which a replica that lags showed an older
/// state before. Only the word of the API tells, and doubt is said.
/// </summary>
public sealed class AnotherEntryAfterDeleteTests
{
    private const string Doubt = "Deleting 'bot/images' is not confirmed: the entry may be gone. Lost. The list now shows an entry of that name that differs from the one that was to be deleted: "
        + "a new one of another program, or this one after a change. It stays in the state; to see what became of it, refresh the state. If that entry is another program's, remove it from the state.";

    [Fact]
    public async Task Delete_Accepted_IsDone() => (await DeleteAsync(failure: null)).ShouldBeNull();

    [Theory]
    [InlineData(ApiFailure.ConnectionLost)]
    [InlineData(ApiFailure.TimedOut)]
    [InlineData(ApiFailure.ServerError)]
    internal async Task Delete_AnswerLost_SaysThatItMayBeEither(ApiFailure failure) => (await DeleteAsync(failure)).ShouldBe(Doubt);

    [Theory]
    [InlineData(ApiFailure.Rejected)]
    [InlineData(ApiFailure.NotFound)]
    internal async Task Delete_Refused_IsAFailure(ApiFailure failure) => (await DeleteAsync(failure)).ShouldBe("Deleting 'bot/images' failed. Lost.");

    // The message of the failure; null for none. Another entry is there as soon as the request is over, and must stay.
    private static async Task<string?> DeleteAsync(ApiFailure? failure)
    {
        var isOpen = failure is { } open && CallObserver.Attempt.LeavesOpen(open, status: null);
        ScriptedEntries? entries = null;
        using var api = entries = new ScriptedEntries
        {
            Bearers = { ["images"] = "ours" },
            OnDelete = observer =>
            {
                entries!.Bearers["images"] = "another";
                observer?.Attempted(new CallObserver.Attempt("DELETE", null, failure));
                if (failure is { } lost)
                {
                    throw new ApiException(lost, "Lost.") { MaybeDone = isOpen };
                }
            },
        };
        var deletion = new GuardedDelete(api, new Ownership(new SharedClaims("", _ => null)), TimeProvider.System, "https://api.example", maxRetries: 4);
        var guard = new OperationGuard(TimeProvider.System, new RegionHint(configured: null, _ => api));
        var operation = ResourceFixture.Operation();
        var state = MediaProviderState.Of(new LastKnown(ObjectValue.Empty, ObjectValue.Empty));
        var error = await Record.ExceptionAsync(() => guard.RunAsync(
            operation, "Deleting 'bot/images'", "bot", token => deletion.RunAsync(operation, new EntryId("bot", "images"), "bot/images", state, token),
            CancellationToken.None));
        entries.Bearers["images"].ShouldBe("another");
        return error?.Message;
    }
}
