using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The id of an entry, <c>bot/name</c>, split at the first slash: slashes and percent signs in the bot's id are percent-encoded.</summary>
internal sealed record EntryId(string BotId, string Name)
{
    /// <summary>The id for a message, safe for a terminal.</summary>
    public string Shown => Printable.Of(ToString());

    /// <summary>Parses an id. Without a slash it is a name on <paramref name="defaultBotId"/>.</summary>
    /// <exception cref="OperationFailedException">The bot or the name is missing.</exception>
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
                        + "set 'botId' there (or SINCH_BOT_ID)."
                    : $"The id '{Printable.Of(id)}' has no bot before its slash. Write it as 'bot/name'.");
        }

        return parsed;
    }

    public EntryKey At(string service) => new(service, BotId, Name);

    public override string ToString() =>
        $"{BotId.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)}/{Name}";
}

/// <summary>An entry at one service, as claims identify it.</summary>
/// <param name="Service">The normalised base address of the service.</param>
/// <param name="Container">The bot, within which names are unique.</param>
internal sealed record EntryKey(string Service, string Container, string Name);
