namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What is said of a delete that was sent, and not seen through: that it may be done, and what tells.</summary>
public sealed class SentDeleteTests
{
    private const string Begins = "Deleting 'bot/images' is not confirmed: the entry may be gone.";
    private const string Ends = "It stays in the state; to see what became of it, refresh the state.";
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "mine")));
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public async Task Delete_InterruptedWhileTheListLags_SaysThatItMayBeDone()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) };
        using var interrupt = new CancellationTokenSource();

        var deleting = fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), interrupt.Token);
        await clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(1));
        await interrupt.CancelAsync();

        var failure = await Should.ThrowAsync<OperationFailedException>(deleting);
        failure.Kind.ShouldBe(FailureKind.Cancelled);
        failure.Message.ShouldBe($"{Begins} The operation was interrupted after the request was sent. {Ends}");
    }

    [Fact]
    public async Task Delete_TimeIsUpWhileTheListLags_SaysThatItMayBeDone()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromHours(1) };

        var deleting = fixture.Resource.DeleteAsync(fixture.Op(timeout: TimeSpan.FromSeconds(3)), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        while (await Task.WhenAny(deleting, clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(2))) != deleting)
        {
            clock.AdvanceToNextTimer();
        }

        var failure = await Should.ThrowAsync<OperationFailedException>(deleting);
        failure.Kind.ShouldBe(FailureKind.TimedOut);
        failure.Message.ShouldBe($"{Begins} It did not finish within 3 seconds. {Ends}");
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task Delete_AnswerLostAndTheListCannotBeRead_SaysThatItMayBeDone(int status)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer) with { Route = FaultRoute.Delete });
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.List, count: null) with { FromCall = 2 });

        var failure = await Should.ThrowAsync<OperationFailedException>(() => DeleteAsync(fixture, was));

        failure.Message.ShouldStartWith(Begins);
        failure.Message.ShouldContain($"the server answered {status}");
        failure.Message.ShouldEndWith(Ends);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Delete_AnswerLostAndTheNextAttemptRefused_SaysThatItMayBeDone(int status)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = ResourceFixture.LastKnownOf(new Resource.Created("bot/images", EntryState));
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "mine"));
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer) with { Route = FaultRoute.Delete, Applied = false, Count = 1 });
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.Delete, count: null));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.DeleteAsync(fixture.Op(), "bot/images", was, CancellationToken.None));

        failure.Message.ShouldStartWith(Begins);
        failure.Message.ShouldEndWith(Ends);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(408)]
    [InlineData(499)]
    public async Task Delete_DoneAndAnsweredLikeThat_IsDone(int status)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Delete, status, count: null));
        await DeleteAsync(fixture, was);
        fixture.Requests("DELETE").ShouldBe(1);
    }

    [Fact]
    public async Task Delete_InterruptedBeforeItWasSent_WasCancelled()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), interrupt.Token));
        failure.Message.ShouldBe("Deleting 'bot/images' was cancelled.");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_RefusedAtOnce_IsAFailureAndNoDoubt()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.Answers(403, FaultRoute.Delete, count: null));
        (await Should.ThrowAsync<OperationFailedException>(() => DeleteAsync(fixture, was))).Message.ShouldStartWith("Deleting 'bot/images' failed.");
    }

    private static ObjectValue EntryState => Tree.Of(("botId", "bot"), ("name", "images"), ("type", "www"), ("config", Tree.Basic("reader", "mine")), ("authentication", "basic"));

    private static Task DeleteAsync(ResourceFixture fixture, Resource.Created was) =>
        fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
}
