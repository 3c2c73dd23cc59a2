using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Suggests what an import id may mean that is not written as <c>bot/name</c>, or under which there is no entry.</summary>
internal static class ImportHint
{
    /// <summary>Refuses an id without a state that is the URL of a page or of a call: its first slash does not end a bot id.</summary>
    public static void RefuseAddress(string id, MediaProviderState state)
    {
        // A name may hold one: then a slash comes before it.
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (state.Tree.Members.Count == 0 && slash > 0 && slash == id.IndexOf("://", StringComparison.Ordinal) + 1)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"The id '{Printable.Of(id)}' is a URL. Write it as 'bot/name', for example "
                + "'my-bot/images'.");
        }
    }

    /// <summary>Warns about an id under which there is no entry, if there is something to suggest.</summary>
    public static void Tell(Operation operation, EntryId id, IEnumerable<string> names, string? defaultBotId)
    {
        var respelt = names.FirstOrDefault(name => string.Equals(name, id.Name, StringComparison.OrdinalIgnoreCase)) is { } twin ? id with { Name = twin }
            : id.BotId != defaultBotId && string.Equals(id.BotId, defaultBotId, StringComparison.OrdinalIgnoreCase) ? id with { BotId = defaultBotId! }
            : null;

        // Without a slash the whole id is a name; ids of other tools have a colon in this place.
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
