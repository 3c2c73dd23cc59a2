using MediaProviders.Safety.Tests.Processes;

namespace MediaProviders.Safety.Tests.Live;

/// <summary>
/// Random lifecycles with the built plugin against a real bot, on names with a prefix of their own, which is the provider's fence, too. Whatever else the bot
/// holds must read the same before and after.
/// </summary>
internal sealed class LiveCheck(LiveTarget target)
{
    private const int Steps = 3;


    private readonly TestEngine engine = new(new EngineSettings
    {
        Plugins = new ProcessPluginHost(StartedPlugin.Path),
        Config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal)
        {
            ["mediaproviders:endpoint"] = new(target.Endpoint.AbsoluteUri),
            ["mediaproviders:botId"] = new(target.BotId),
            ["mediaproviders:apiToken"] = new(target.Token, IsSecret: true),
            ["mediaproviders:requiredNamePrefix"] = new(LiveTarget.Prefix),
        },
    });

    /// <summary>Runs the lifecycles and leaves the bot as it was, also when one fails.</summary>
    /// <param name="seed">The seed of the first; the next ones follow it.</param>
    public async Task RunAsync(int seed)
    {
        using var bot = new LiveBot(target);
        await bot.SweepAsync();
        var strangers = await bot.ReadStrangersAsync();
        try
        {
            for (var i = 0; i < target.Lifecycles; i++)
            {
                await LiveAsync(bot, new Random(seed + i), $"seed {seed + i} on {target}");
            }
        }
        finally
        {
            await bot.SweepAsync();
        }

        (await bot.ReadStrangersAsync()).ShouldBe(strangers, $"the entries of others on {target}");
    }

    private async Task LiveAsync(LiveBot bot, Random random, string lifecycle)
    {
        for (var step = 0; step < Steps; step++)
        {
            var small = SmallProgram.Draw(random, LiveTarget.Prefix);
            var program = new StackProgram(small.Program.ToString());
            Demand(await engine.UpAsync(program, UpdateOnly), lifecycle);
            Demand(await engine.RefreshAsync(program, UpdateOnly), lifecycle);
            var again = await engine.UpAsync(program, UpdateOnly);
            Demand(again, lifecycle);
            again.Steps.ShouldAllBe(each => each.Operation == StepOperation.Same, lifecycle);
            (await bot.ReadAsync()).Keys.Where(name => name.StartsWith(LiveTarget.Prefix, StringComparison.Ordinal))
                .ShouldBe(small.Wanted.Select(entry => entry[..entry.IndexOf('=', StringComparison.Ordinal)]), ignoreOrder: true, lifecycle);
        }

        Demand(await engine.DestroyAsync(new StackProgram(new ProgramText().ToString()), UpdateOnly), lifecycle);
    }

    private static void Demand(CommandResult result, string lifecycle) =>
        result.Succeeded.ShouldBeTrue($"{lifecycle}, {result.Command}: {string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Text))}");
}
