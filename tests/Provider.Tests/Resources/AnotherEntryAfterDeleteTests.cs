namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// After a request to delete an entry the list shows another one of its name: a new one of another program, or ours, of which a replica that lags showed an older
/// state before. Only the word of the API tells, and doubt is said.
/// </summary>
public sealed class AnotherEntryAfterDeleteTests
{
    private const string Doubt = "Deleting 'bot/images' is not confirmed: the entry may be gone. Lost. The list now shows an entry of that name that differs from the one that was to be deleted: "
        + "a new one of another program, or this one after a change. It stays in the state; to see what became of it, refresh the state. If that entry is another program's, remove it from the state.";

    [Theory]
    [InlineData(null, null)]
    [InlineData(ApiFailure.ConnectionLost, Doubt)]
    [InlineData(ApiFailure.TimedOut, Doubt)]
    [InlineData(ApiFailure.ServerError, Doubt)]
    [InlineData(ApiFailure.Rejected, "Deleting 'bot/images' failed. Lost.")]
    [InlineData(ApiFailure.NotFound, "Deleting 'bot/images' failed. Lost.")]
    internal async Task Delete_AnsweredInThisWay_IsDoneOrFailsOrSaysThatItMayBeEither(ApiFailure? failure, string? message)
    {
        var isOpen = failure is { } open && CallObserver.Attempt.LeavesOpen(open, status: null);
        using var api = new ScriptedEntries
        {
            Bearers = { ["images"] = "ours" },
            OnDelete = (entries, observer) =>
            {
                entries.Bearers["images"] = "another";
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
        (error?.Message).ShouldBe(message);
        api.Bearers["images"].ShouldBe("another", "it is there as soon as the request is over, and must stay");
    }
}
