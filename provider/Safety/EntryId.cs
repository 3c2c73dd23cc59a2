using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>A bot and a name, written <c>bot/name</c> and split at the first slash: only slashes and percent signs of the bot's id are encoded.</summary>
internal sealed record EntryId(string BotId, string Name)
{
    /// <summary>The id in words for a message: never able to move a terminal's cursor.</summary>
    public string Shown => Printable.Of(ToString());

    /// <summary>Reads an id. One without a slash is a name on the provider's own bot.</summary>
    /// <exception cref="OperationFailedException">It is empty, lacks its bot or its name, or names no bot where the provider has none.</exception>
    public static EntryId Parse(string id, string? defaultBotId)
    {
        var slash = id.IndexOf('/');
        var parsed = slash < 0
            ? new EntryId(defaultBotId ?? "", id)
            : new EntryId(id[..slash].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal), id[(slash + 1)..]);
        if (parsed.Name.Length == 0)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"The id '{Printable.Of(id)}' has no name. Write it as 'bot/name'.");
        }

        if (parsed.BotId.Length == 0)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                slash < 0
                    ? $"The id '{Printable.Of(id)}' names no bot, and the provider's configuration has no 'botId' either. Write it as 'bot/name', or "
                        + "configure 'botId'."
                    : $"The id '{Printable.Of(id)}' has no bot before its slash. Write it as 'bot/name'.");
        }

        return parsed;
    }

    public EntryKey At(string service) => new(service, BotId, Name);

    public override string ToString() =>
        $"{BotId.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)}/{Name}";
}
