namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What is said of a delete that was sent, and not seen through: that it may be done, and what tells.</summary>
public sealed class SentDeleteTests : ResourceTests
{
    private const string Begins = "Deleting 'bot/images' is not confirmed: the entry may be gone.";
    private const string Ends = "It stays in the state; to see what became of it, refresh the state.";
    private const string Doubt = $"{Begins} Lost. The list now shows an entry of that name that differs from the one that was to be deleted: "
        + $"a new one of another program, or this one after a change. {Ends} If that entry is another program's, remove it from the state.";

    [Fact]
    public async Task Delete_InterruptedWhileTheListLags_SaysThatItMayBeDone()
    {
        var clock = await StopTheClockAsync();
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) };
        using var interrupt = new CancellationTokenSource();

        var deleting = fixture.DeleteAsync(was, cancellationToken: interrupt.Token);
        await clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(1));
        await interrupt.CancelAsync();

        var failure = await Should.ThrowAsync<OperationFailedException>(deleting);
        (failure.Kind, failure.Message).ShouldBe((FailureKind.Cancelled, $"{Begins} The operation was interrupted after the request was sent. {Ends}"));
    }

    [Fact]
    public async Task Delete_TimeIsUpWhileTheListLags_SaysThatItMayBeDone()
    {
        var clock = await StopTheClockAsync();
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) };

        var deleting = fixture.DeleteAsync(was, timeout: TimeSpan.FromSeconds(3));
        var failure = await Should.ThrowAsync<OperationFailedException>(clock.PassAsync(deleting, TimeSpan.FromSeconds(2)));
        (failure.Kind, failure.Message).ShouldBe((FailureKind.TimedOut, $"{Begins} It did not finish within 3 seconds. {Ends}"));
    }

    [Theory]
    [InlineData(401, FaultRoute.List, 2)]
    [InlineData(403, FaultRoute.List, 2)]
    [InlineData(401, FaultRoute.Delete, 1)]
    [InlineData(403, FaultRoute.Delete, 1)]
    public async Task Delete_AnswerLostAndTheListOrTheNextAttemptRefused_SaysThatItMayBeDone(int status, FaultRoute route, int fromCall)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Delete));
        fixture.Emulator.Faults.Add(Fault.Answers(status, route, count: null) with { FromCall = fromCall });

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));

        failure.Message.ShouldStartWith(Begins);
        failure.Message.ShouldContain($"the server answered {status}");
        failure.Message.ShouldEndWith(Ends);
    }

    [Theory, Each(302, 303, 408, 499)]
    public async Task Delete_DoneAndAnsweredLikeThat_IsDone(int status)
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Delete, status, count: null));
        await fixture.DeleteAsync(was);
        fixture.Requests("DELETE").ShouldBe(1);
    }

    [Fact]
    public async Task Delete_InterruptedBeforeItWasSent_WasCancelled()
    {
        var was = await fixture.HaveAsync(Images);
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was, cancellationToken: interrupt.Token));
        failure.Message.ShouldBe("Deleting 'bot/images' was cancelled.");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_RefusedAtOnce_IsAFailureAndNoDoubt()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(Fault.Answers(403, FaultRoute.Delete, count: null));
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was))).Message.ShouldStartWith("Deleting 'bot/images' failed.");
    }

    // The list shows another entry of that name then: a new one of another program, or ours, of which a replica that lags showed an older state before. Only
    // the response of the API tells, and doubt is said.
    [Theory]
    [InlineData(null, null)]
    [Each(ApiFailure.ConnectionLost, ApiFailure.TimedOut, ApiFailure.ServerError, With = Doubt)]
    [Each(ApiFailure.Rejected, ApiFailure.NotFound, With = "Deleting 'bot/images' failed. Lost.")]
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
