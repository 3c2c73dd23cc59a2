namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>An entry of a world. Where names are the same but for their case, so are addresses.</summary>
/// <param name="OnSecond">True for the second server.</param>
/// <param name="Name">The name, in capitals where case does not matter.</param>
internal sealed record EntryAddress(bool OnSecond, string BotId, string Name)
{
    /// <summary>The address of a name on a stack's servers.</summary>
    public static EntryAddress Of(SimulatedStack stack, bool onSecond, string botId, string name) =>
        new(onSecond, botId, stack.One.Settings.NameComparison == NameComparison.CaseInsensitive ? name.ToUpperInvariant() : name);
}
