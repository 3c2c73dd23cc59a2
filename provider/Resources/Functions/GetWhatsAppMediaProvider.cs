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
