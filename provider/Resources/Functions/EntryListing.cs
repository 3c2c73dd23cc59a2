using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>Lists the entries of a bot without their credentials, narrowed by a prefix and sorted by name.</summary>
internal sealed class EntryListing(ProviderConfig config, IMediaProvidersApi api, OperationGuard guard)
{
    /// <exception cref="OperationFailedException">Neither the query nor the configuration names one.</exception>
    public string BotOf(ObjectValue query) => (query[MediaProviderInputs.Key.BotId].Plain as Value.Text)?.Content ?? config.BotId
        ?? throw new OperationFailedException(FailureKind.InvalidInput, "Listing media providers failed: no bot is named. Give 'botId' here, or set it in the "
            + "provider's configuration (or SINCH_BOT_ID).");

    public Task<IReadOnlyList<Summary>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken)
    {
        var bot = BotOf(query);
        var prefix = (query[MediaProviderInputs.Key.NamePrefix].Plain as Value.Text)?.Content ?? "";
        var doing = $"Listing the media providers of bot '{Printable.Of(bot)}'";
        return guard.RunAsync<IReadOnlyList<Summary>>(
            operation,
            doing,
            bot,
            async token =>
            {
                using var list = await api.GetAsync(bot, Freshness.Now, new ReportingObserver(operation.Reporter), token);
                UnprovenList.ThrowIfUnproven(doing, list);
                return
                [
                    .. list.Summaries
                        .Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal))
                        .OrderBy(s => s.Name, StringComparer.Ordinal)
                        .Select(s => new Summary(
                            new EntryId(bot, s.Name).ToString(),
                            s.Name,
                            s.Type.Length == 0 ? EntryComparison.DefaultType : s.Type,
                            MediaProviderInputs.AuthenticationOf(s.CredentialsKind) ?? "unknown")),
                ];
            },
            cancellationToken);
    }

    /// <summary>An entry of a listing: all but its credentials.</summary>
    /// <param name="Authentication">Which kind of credentials it holds, in the words of the program; <c>unknown</c> when it can be read as neither.</param>
    internal sealed record Summary(string Id, string Name, string Type, string Authentication);
}
