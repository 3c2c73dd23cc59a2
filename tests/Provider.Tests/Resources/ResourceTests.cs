namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Tests of the resource, each against an emulator of its own.</summary>
public abstract class ResourceTests : IAsyncLifetime
{
    private protected static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    private protected ResourceFixture fixture = null!;

    /// <summary>The clock of the tests of a class; null for one that hurries.</summary>
    private protected virtual TimeProvider? Clock => null;

    public async Task InitializeAsync() => fixture = await ResourceFixture.StartAsync(Clock);

    public async Task DisposeAsync() => await fixture.DisposeAsync();

    /// <summary>Starts again, with a clock that stands still.</summary>
    private protected async Task<ManualTimeProvider> StopTheClockAsync()
    {
        var clock = new ManualTimeProvider();
        await fixture.DisposeAsync();
        fixture = await ResourceFixture.StartAsync(clock);
        return clock;
    }

    /// <summary>What is left of a create whose every attempt ended in a 500 that did nothing. The next command begins.</summary>
    private protected async Task<PartlyDoneException> CreateInDoubtAsync()
    {
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images));
        fixture.NextCommand();
        return partly;
    }
}
