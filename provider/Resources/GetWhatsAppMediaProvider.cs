using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;
using Key = MediaProviders.Safety.MediaProviderInputs.Key;

namespace MediaProviders.Resources;

/// <summary>The look-up of one media provider by its name, credentials included.</summary>
internal sealed class GetWhatsAppMediaProvider(ProviderConfig config, IMediaProvidersApi api, OperationGuard guard) : Function
{
    public static FunctionShape Definition { get; } = new()
    {
        Name = "getWhatsAppMediaProvider",
        Description = "Looks up one media provider of a bot by its name, with its credential. The look-up fails when the bot has no entry of that name.",
        Page = "getWhatsAppMediaProvider.md",
        Inputs = new ObjectType("", "",
            new Property("name", TypeShape.Scalar.String, "The name of the media provider, in exactly this case. With `requiredNamePrefix` in the provider's "
                + "configuration, a name without that prefix is refused.") { Required = true, NotEmpty = true },
            new Property("botId", TypeShape.Scalar.String, "The bot that keeps the media provider. Defaults to `botId` of the provider's configuration; if "
                + "neither is set, the call fails.") { NotEmpty = true }),
        Outputs = new ObjectType("", "",
            MediaProviderTypes.Id,
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that keeps the media provider.") { Required = true },
            MediaProviderTypes.Name, MediaProviderTypes.Type, MediaProviderTypes.Authentication,
            new Property("config", MediaProviderTypes.Config, "The credential in force. Its `password` or `bearer` is a secret and stays one wherever it is "
                + "passed on.") { Required = true }),
    };

    public override FunctionShape Shape => Definition;

    public override async Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        var name = arguments[Key.Name].AsText()!;
        var id = new EntryId(GetWhatsAppMediaProviders.BotOf(arguments, config), name);
        config.RequiredNamePrefix.ThrowIfForbidden("Looking up", id, "Ask for a name with the prefix, or use a provider without one.");
        var entry = await guard.RunAsync(operation, $"Looking up '{id.Shown}'", id.BotId, token => FindAsync(operation, id, token), cancellationToken);
        if (entry is null)
        {
            // An error, not a check failure of the argument: for that, 'pulumi do' shows an empty result and exits with 0.
            var what = arguments.ContainsSecret()
                ? "no such media provider"
                : $"no media provider '{Printable.Of(name)}' on bot '{Printable.Of(id.BotId)}'";
            throw new OperationFailedException(
                FailureKind.NotFound, $"There is {what}. Check the name; names are case-sensitive. If this program creates it, make the call depend on its "
                    + "resource.");
        }

        var state = MediaProviderInputs.StateOf(MediaProviderInputs.TreeOf(id, entry, ObjectValue.Empty));
        return state.With(Key.Overwrite, null).With(Key.Id, new Value.Text(id.ToString()));
    }

    private async Task<MediaProvider?> FindAsync(Operation operation, EntryId id, CancellationToken cancellationToken)
    {
        using var list = await api.GetAsync(id.BotId, Freshness.Now, operation.Reporter, cancellationToken);
        return list.LookNow(id.Name).Match(
            present: entry => entry,
            absent: () => (MediaProvider?)null,
            unproven: doubt => throw UnprovenList.StopsLookUp($"Looking up '{id.Shown}'", doubt));
    }
}

/// <summary>The list of the media providers of a bot, without credentials.</summary>
internal sealed class GetWhatsAppMediaProviders(ProviderConfig config, IMediaProvidersApi api, OperationGuard guard) : Function
{
    public static FunctionShape Definition { get; } = new()
    {
        Name = "getWhatsAppMediaProviders",
        Description = "Lists the media providers of a bot, sorted by name and without their credentials. Entries that Pulumi does not manage are listed too.",
        Page = "getWhatsAppMediaProviders.md",
        Inputs = new ObjectType("", "",
            new Property("botId", TypeShape.Scalar.String, "The bot whose media providers are listed. Defaults to `botId` of the provider's configuration; "
                + "if neither is set, the call fails.") { NotEmpty = true },
            MediaProviderTypes.NamePrefix),
        Outputs = new ObjectType("", "",
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that was asked.") { Required = true },
            new Property("providers", new TypeShape.List(MediaProviderTypes.Summary), "The media providers, sorted by name. Empty when the bot has none, or "
                + "none with the prefix.") { Required = true }),
    };

    public override FunctionShape Shape => Definition;

    /// <exception cref="OperationFailedException">Neither the query nor the configuration names a bot.</exception>
    public static string BotOf(ObjectValue query, ProviderConfig config) => query[Key.BotId].AsText() ?? config.BotId
        ?? throw new OperationFailedException(FailureKind.InvalidInput, "Listing media providers failed: no bot is named. Give 'botId' here, or set it in the "
            + "provider's configuration (or SINCH_BOT_ID).");

    public override async Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        var entries = await ListAsync(operation, arguments, cancellationToken);
        return ObjectValue.Of((Key.BotId, new Value.Text(BotOf(arguments, config))), (Key.Providers, new Value.List([.. entries.Select(entry => ObjectValue.Of(
            (Key.Id, new Value.Text(entry.Id)), (Key.Name, new Value.Text(entry.Name)), (Key.Type, new Value.Text(entry.Type)),
            (Key.Authentication, new Value.Text(entry.Authentication))))])));
    }

    /// <summary>The entries of a bot that have the prefix of the query, without their credentials and sorted by name.</summary>
    public Task<IReadOnlyList<Summary>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken)
    {
        var bot = BotOf(query, config);
        var prefix = query[Key.NamePrefix].AsText() ?? "";
        var doing = $"Listing the media providers of bot '{Printable.Of(bot)}'";
        return guard.RunAsync(operation, doing, bot, LookAsync, cancellationToken);

        async Task<IReadOnlyList<Summary>> LookAsync(CancellationToken token)
        {
            using var list = await api.GetAsync(bot, Freshness.Now, operation.Reporter, token);
            UnprovenList.ThrowIfUnproven(doing, list);
            return
            [
                .. list.Summaries.Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(s => s.Name, StringComparer.Ordinal)
                    .Select(s => new Summary(
                        new EntryId(bot, s.Name).ToString(),
                        s.Name,
                        s.Type.Length == 0 ? EntryComparison.DefaultType : s.Type,
                        MediaProviderInputs.AuthenticationOf(s.CredentialsKind) ?? "unknown")),
            ];
        }
    }

    /// <summary>An entry of a listing, without its credentials.</summary>
    /// <param name="Authentication">The kind of its credentials: <c>basic</c>, <c>bearer</c>, or <c>unknown</c> when they are neither.</param>
    internal sealed record Summary(string Id, string Name, string Type, string Authentication);
}
