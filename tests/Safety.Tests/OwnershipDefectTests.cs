namespace MediaProviders.Safety.Tests;

/// <summary>Rules of ownership, each with a provider in which it has been taken out: the whole provider passes, the other one does not.</summary>
public sealed class OwnershipDefectTests
{
    private static readonly string First = ProgramText.Basic("reader", "first");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bots_ThatAServiceTakesForOne_AreToldApartOnlyWithTheDefect(bool isDefect)
    {
        var parts = With(claims => new SpoiltClaims(claims) { Finds = (entry, match) => match.IsNamed(entry) });
        await using var stack = new SimulatedStack(parts: isDefect ? parts : null, foldsBotIds: true);
        var lost = await Record.ExceptionAsync(() => BotCases.RespelledAsync(stack));
        (lost is not null).ShouldBe(isDefect, $"{lost?.Message}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claims_ThatOneProcessCannotShare_CostAnEntryOnlyWithTheDefect(bool isDefect)
    {
        // One provider's process adopts what the other's deletes; each of them in turn is the one that cannot publish.
        var lost = false;
        for (var session = 0; session < 4; session++)
        {
            var claims = new MemoryClaims();
            await using var stack = new SimulatedStack(parts: new ProviderParts
            {
                Claims = phase => isDefect ? new SpoiltClaims(claims.In(phase)) { Says = "" } : claims.In(phase),
            });
            stack.Up(new ProgramText().Add("images", "images", First)).Succeeded.ShouldBeTrue(stack.Said);
            claims.Hinder(new Hindrance(session, AfterClaims: 0, Reads: false));
            var moved = new ProgramText().AddProvider("prov", ("endpoint", stack.FirstAddress), ("botId", "bot"), ("apiToken", SimulatedStack.Token))
                .Add("pictures", "images", First, options: "provider: ${prov}");
            stack.Up(moved, UpdateOnly);
            lost |= stack.Has("images") is null;
        }

        lost.ShouldBe(isDefect);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replacement_ThatIsNotConfirmed_FreesTheOldEntryOnlyWithTheDefect(bool isDefect)
    {
        await using var stack = new SimulatedStack(parts: isDefect ? new ProviderParts { Assemble = FreesEarly } : null);
        var lost = await Record.ExceptionAsync(() => UnconfirmedCases.CommandGoesOnAsync(stack));
        (lost is not null).ShouldBe(isDefect, $"{lost?.Message}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replacement_ThatAnEarlierCommandDidNotConfirm_LosesTheOldEntryOnlyWithTheDefect(bool isDefect)
    {
        var parts = With(claims => new SpoiltClaims(claims) { Finds = (entry, _) => entry.Name.Length > 0 });
        await using var stack = new SimulatedStack(parts: isDefect ? parts : null);
        var lost = await Record.ExceptionAsync(() => UnconfirmedCases.NextCommandGoesOnAsync(stack));
        (lost is not null).ShouldBe(isDefect, $"{lost?.Message}");
    }

    private static ProviderParts With(Func<IClaims, IClaims> wrap) => new()
    {
        Assemble = (config, environment, connect) =>
        {
            using var ownership = new Ownership(wrap(environment.Claims!()), time: environment.Time);
            return Catalog.Assemble(config, environment with { Ownership = ownership }, connect);
        },
    };

    private static ConfiguredProvider FreesEarly(Resources.ProviderConfig config, HostEnvironment environment, Func<string, Sinch.IMediaProvidersApi> connect)
    {
        var claims = environment.Claims!();
        using var ownership = new Ownership(claims, time: environment.Time);
        var old = new Dictionary<string, EntryKey>(StringComparer.Ordinal);
        var whole = Catalog.Assemble(config, environment with { Ownership = ownership }, connect);
        var inner = whole.FindResource("WhatsAppMediaProvider")!;
        return new ConfiguredProvider(
            [new SpoiltResource(inner)
            {
                Compared = (operation, id) => old[operation.Address] = EntryId.Parse(id, config.BotId).At(config.Service),
                Create = async (operation, desired, token) =>
                {
                    try
                    {
                        return await inner.CreateAsync(operation, desired, token);
                    }
                    catch (PartlyDoneException) when (old.TryGetValue(operation.Address, out var left))
                    {
                        var wanted = MediaProviderInputs.Of(desired);
                        ownership.Confirmed(operation.Address, wanted.Id!.At(config.Service), wanted.Entry!);
                        claims.Release(left, operation.Address);
                        throw;
                    }
                },
            }],
            [],
            whole.Dispose);
    }
}
