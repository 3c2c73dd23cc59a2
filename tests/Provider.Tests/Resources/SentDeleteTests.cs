namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What is said of a delete that was sent, and not seen through: that it may be done, and what tells.</summary>
public sealed class SentDeleteTests : ResourceTests
{
    private const string Begins = "Deleting 'bot/images' is not confirmed: the entry may be gone.";
    private const string Ends = "It stays in the state; to see what became of it, refresh the state.";

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

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(408)]
    [InlineData(499)]
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
}
