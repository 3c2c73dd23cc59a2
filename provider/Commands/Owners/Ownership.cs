using MediaProviders.Safety;

namespace MediaProviders.Commands.Owners;

/// <summary>One entry and the stacks that manage it.</summary>
/// <param name="Id">Bot and name.</param>
/// <param name="Exists">True when the bot lists it.</param>
/// <param name="Owners">The resources that manage it.</param>
internal sealed record Ownership(EntryId Id, bool Exists, IReadOnlyList<StateFile.Entry> Owners)
{
    /// <summary>What is the case, in the words of the report.</summary>
    public string Word => (Exists, Owners.Count) switch
    {
        (true, 0) => Orphan,
        (_, > 1) => Double,
        (true, _) => Managed,
        _ => Missing,
    };

    /// <summary>Managed by no program.</summary>
    public const string Orphan = "orphan";

    /// <summary>Managed by two resources or more.</summary>
    public const string Double = "double";

    /// <summary>Managed by one.</summary>
    public const string Managed = "managed";

    /// <summary>In a state, but not on the bot.</summary>
    public const string Missing = "missing";

    /// <summary>Puts together what a bot lists and what states say of it, sorted by name.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="names">The names the bot lists.</param>
    /// <param name="managed">What the states say; of other bots too.</param>
    /// <param name="prefix">What a name has to start with; empty for every name.</param>
    public static IReadOnlyList<Ownership> Of(string botId, IReadOnlyCollection<string> names, IReadOnlyList<StateFile.Entry> managed, string prefix)
    {
        var owners = managed.Where(e => e.Id.BotId == botId).ToLookup(e => e.Id.Name, StringComparer.Ordinal);
        var listed = names.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. listed.Union(owners.Select(o => o.Key)).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => new Ownership(new EntryId(botId, name), listed.Contains(name), [.. owners[name]])),
        ];
    }
}
