namespace MediaProviders.Provider.Tests.Resources;

/// <summary>A server asks a write to wait, and another program writes the entry meanwhile: a look from before the wait counts no longer.</summary>
public sealed class OvertakenWriteTests : ResourceTests
{
    private const string Changed =
        "The request for 'bot/images' had to wait, and meanwhile another program has changed it, so it was not sent. Run the command again.";

    [Theory, Each("create", "overwrite", "update", "delete")]
    public async Task Write_ThrottledWhileAStrangerComes_IsNotSent(string verb)
    {
        var work = await PrepareAsync(verb);
        fixture.Emulator.Faults.Add(Fault.Answers(429, RouteOf(verb)) with { RetryAfter = TimeSpan.FromSeconds(8) });

        (await Should.ThrowAsync<OperationFailedException>(() => work(Stranger("429")))).Message.ShouldEndWith(Changed);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Theory]
    [InlineData("create", typeof(PartlyDoneException), "'bot/images' may have been created, but this is not confirmed")]
    [InlineData("update", typeof(PartlyDoneException), "'bot/images' ")]
    [InlineData("delete", typeof(OperationFailedException), "Deleting 'bot/images' is not confirmed: the entry may be gone.")]
    public async Task Write_AnswerLostAndAStrangerComesBeforeTheNextAttempt_IsNotRepeated(string verb, Type kind, string begins)
    {
        var work = await PrepareAsync(verb);
        fixture.Emulator.Faults.Add(Fault.Answers(500, RouteOf(verb)));

        var failure = await Should.ThrowAsync<Exception>(() => work(Stranger("the answer was lost")));

        failure.ShouldBeOfType(kind);
        failure.Message.ShouldStartWith(begins);
        failure.Message.ShouldContain(Changed);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Fact]
    public async Task Create_ThrottledAndTheListProvesNothingThen_IsNotSent()
    {
        var work = await PrepareAsync("create");
        fixture.Emulator.Faults.Add(Fault.Answers(429, FaultRoute.Post));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Body = "{}" });

        var failure = await Should.ThrowAsync<OperationFailedException>(() => work(fixture.Reporter));

        failure.Message.ShouldContain(
            "had to wait, and meanwhile the API's list does not prove what is there now, because it has no array of providers, so it was not sent.");
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("create", "first-password")]
    [InlineData("update", "second-password")]
    [InlineData("delete", null)]
    public async Task Write_ThrottledAndNothingChanged_IsDone(string verb, string? password)
    {
        var work = await PrepareAsync(verb);
        fixture.Emulator.Faults.Add(Fault.Answers(429, RouteOf(verb), count: 2) with { RetryAfter = TimeSpan.FromSeconds(8) });

        await work(fixture.Reporter);

        (fixture.Emulator.Store.Find("bot", "images")?.Password).ShouldBe(password);
    }

    private static FaultRoute RouteOf(string verb) => verb == "delete" ? FaultRoute.Delete : FaultRoute.Post;

    private ActingReporter Stranger(string status) =>
        new(status, () => fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token")));

    // What a command does next, once everything before it is done.
    private async Task<Func<Reporter, Task>> PrepareAsync(string verb)
    {
        if (verb is "create" or "overwrite")
        {
            var wanted = fixture.Check("images", Images.With("overwrite", Value.Bool.Of(verb == "overwrite"))).Inputs;
            return reporter => fixture.Resource.CreateAsync(ResourceFixture.Operation(reporter: reporter), wanted, CancellationToken.None);
        }

        Kept was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        if (verb == "delete")
        {
            return reporter => fixture.Resource.DeleteAsync(ResourceFixture.Operation(reporter: reporter), was.Id, was.LastKnown, CancellationToken.None);
        }

        var (inputs, _) = fixture.CheckAndDiff("images", was, Images.With("config", Tree.Basic("reader", "second-password")));
        return reporter => fixture.Resource.UpdateAsync(
            ResourceFixture.Operation(reporter: reporter), was.Id, was.LastKnown, inputs, [], CancellationToken.None);
    }

    /// <summary>Does something once, when a status line holds a text.</summary>
    private sealed class ActingReporter(string text, Action act) : Reporter
    {
        private Action? next = act;

        public override void Warn(string text)
        {
            // A warning is no wait.
        }

        public override void Status(string line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                Interlocked.Exchange(ref next, null)?.Invoke();
            }
        }
    }
}
