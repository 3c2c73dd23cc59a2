namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>A stack of two resources whose names a test moves.</summary>
internal static class TwoResources
{
    /// <summary>A stack that holds <c>a</c> of <c>r1</c> and <c>b</c> of <c>r2</c>.</summary>
    public static SimulatedStack Started(int seed, string[] order, EmulatorSettings? settings = null, int parallel = 8)
    {
        var stack = new SimulatedStack(seed, engineSettings: new EngineSettings { Plugins = null!, Parallel = parallel, Order = _ => order });
        stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
        if (settings is not null)
        {
            stack.One.Settings = settings;
        }

        return stack;
    }

    /// <summary>A program of two resources with these names.</summary>
    public static ProgramText Two(string first, string second, params string[] optionsOfFirst) =>
        new ProgramText().Add("r1", first, ProgramText.Bearer("first"), options: optionsOfFirst).Add("r2", second, ProgramText.Bearer("second"));

    /// <summary>What the bot holds, as name=token, sorted.</summary>
    public static string[] Entries(SimulatedStack stack) =>
        [.. stack.One.Store.Entries("bot").Select(e => $"{e.Name}={e.BearerToken}").Order(StringComparer.Ordinal)];
}
