using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Messages about import ids that are not written as <c>bot/name</c>, or that have no entry.</summary>
internal static class ImportHint
{
    /// <summary>Refuses an import id that is a URL.</summary>
    public static void RefuseAddress(string id, MediaProviderState state)
    {
        // A name may contain a URL, but then the slash after the bot comes before it.
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (state.Tree.Members.Count == 0 && slash > 0 && slash == id.IndexOf("://", StringComparison.Ordinal) + 1)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"The id '{Printable.Of(id)}' is a URL. Write it as 'bot/name', for example "
                + "'my-bot/images'.");
        }
    }

    /// <summary>Warns about an id without an entry, if another id can be suggested: the engine says only that there is none.</summary>
    /// <param name="names">The names that may be suggested.</param>
    public static void Tell(Operation operation, EntryId id, IEnumerable<string> names, string? defaultBotId)
    {
        var respelt = Suggestion.Nearest(id.Name, names) is { } near ? id with { Name = near }
            : id.BotId != defaultBotId && string.Equals(id.BotId, defaultBotId, StringComparison.OrdinalIgnoreCase) ? id with { BotId = defaultBotId! }
            : null;

        // Without a slash, the whole id is a name. Other tools separate the parts of an id with a colon.
        var colon = id.BotId == defaultBotId ? id.Name.IndexOf(':', StringComparison.Ordinal) : -1;
        if (respelt is not null)
        {
            operation.Reporter.Warn($"There is no '{id.Shown}'. Did you mean '{respelt.Shown}'? Names and bot ids are case-sensitive.");
        }
        else if (colon > 0 && colon < id.Name.Length - 1)
        {
            var split = new EntryId(id.Name[..colon], id.Name[(colon + 1)..]);
            operation.Reporter.Warn($"There is no '{id.Shown}'. Did you mean '{split.Shown}'? An id is written 'bot/name'.");
        }
    }
}
