namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>A write that a server has carried out.</summary>
/// <param name="Name">The name in the request.</param>
/// <param name="IsDelete">True for a DELETE, false for a POST.</param>
/// <param name="Before">The bot's entries before it.</param>
/// <param name="After">The bot's entries after it.</param>
internal sealed record AppliedWrite(SimulatedServer Server, string BotId, string Name, bool IsDelete, IReadOnlyList<Entry> Before, IReadOnlyList<Entry> After);
