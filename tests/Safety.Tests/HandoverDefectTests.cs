using static MediaProviders.Safety.Tests.Simulation.TwoResources;

namespace MediaProviders.Safety.Tests;

/// <summary>What is promised of names that pass on can fail: each provider here lacks one part, and what it then does is what the promise rules out.</summary>
public sealed class HandoverDefectTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_AChain_IsRefusedByAProviderThatDoesNotWait(bool waits)
    {
        var refused = 0;
        for (var seed = 0; seed < 12; seed++)
        {
            await using var stack = new SimulatedStack(seed, parts: waits ? null : new ProviderParts
            {
                Assemble = (config, environment, connect) =>
                    Catalog.Assemble(config, environment with { Ownership = (environment with { Time = new Impatient(environment.Time) }).OpenOwnership() },
                        connect),
            });
            stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) };
            refused += stack.Up(LateChain, UpdateOnly).Succeeded ? 0 : 1;
        }

        (refused > 0).ShouldBe(!waits);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_DeleteBeforeReplaceOntoAStrangersName_LosesTheOwnEntryWithoutALook(bool looks)
    {
        await using var stack = new SimulatedStack(parts: looks ? null : Spoilt((inner, blind) => new SpoiltResource(inner) { Deleter = blind }));
        stack.Up(DeletedFirst("a")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Bearer("b", "strangers"));
        stack.Up(DeletedFirst("b"), UpdateOnly).Succeeded.ShouldBeFalse();
        (stack.Has("a") is not null).ShouldBe(looks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Destroy_AnEditedId_TakesTheStrangersEntryWithoutTheComparison(bool compares)
    {
        await using var stack = new SimulatedStack(parts: compares ? null : Spoilt((inner, _) => new SpoiltResource(inner) { ForgetsStatedId = true }));
        stack.Up(DeletedFirst("a")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Bearer("prod", "strangers"));
        stack.Forge(state => state.Replace("\"id\": \"bot/a\"", "\"id\": \"bot/prod\"", StringComparison.Ordinal));
        stack.Destroy(new ProgramText(), UpdateOnly).Succeeded.ShouldBe(!compares);
        (stack.Has("prod") is not null).ShouldBe(compares);
    }

    private static ProviderParts Spoilt(Func<Resource, Resource, SpoiltResource> spoil) => new()
    {
        Assemble = (config, environment, connect) =>
        {
            var whole = Catalog.Assemble(config, environment, connect);
            var blind = Catalog.Assemble(config, environment with { Ownership = new Ownership(new SharedClaims("", _ => null)) }, connect);
            return new ConfiguredProvider([spoil(whole.FindResource("WhatsAppMediaProvider")!, blind.FindResource("WhatsAppMediaProvider")!)], [], () =>
            {
                whole.Dispose();
                blind.Dispose();
            });
        },
    };

    // The second resource is told of only when another one has been created.
    private static ProgramText LateChain => new ProgramText().Add("r1", "b", ProgramText.Bearer("first")).Add("r0", "x", ProgramText.Bearer("zeroth"))
        .Add("r2", "c", ProgramText.Bearer("second"), options: "dependsOn: [ \"${r0}\" ]");

    private static ProgramText DeletedFirst(string name) =>
        new ProgramText().Add("r1", name, ProgramText.Bearer("first"), options: "deleteBeforeReplace: true");

    /// <summary>A clock on which ten seconds pass from one look to the next.</summary>
    private sealed class Impatient(TimeProvider inner) : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override long GetTimestamp() => inner.GetTimestamp() + (++looks * 10 * inner.TimestampFrequency);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, dueTime, period);
    }
}
