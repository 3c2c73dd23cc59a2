using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;
using Key = MediaProviders.Safety.MediaProviderInputs.Key;

namespace MediaProviders.Resources;

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
            new Property("namePrefix", TypeShape.Scalar.String, "List only media providers whose name starts with this text, in exactly this case. By "
                + "default, every name is listed.")),
        Outputs = new ObjectType("", "",
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that was asked.") { Required = true },
            new Property("providers", new TypeShape.List(MediaProviderTypes.Summary), "The media providers, sorted by name. Empty when the bot has none, or "
                + "none with the prefix.")
            {
                Required = true,
            }),
    };

    public override FunctionShape Shape => Definition;

    public override async Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken)
    {
        var listing = new EntryListing(config, api, guard);
        var providers = await listing.ListAsync(operation, arguments, cancellationToken);
        return ObjectValue.Of((Key.BotId, new Value.Text(listing.BotOf(arguments))), (Key.Providers, new Value.List([.. providers.Select(Describe)])));
    }

    private static ObjectValue Describe(EntryListing.Summary entry) => ObjectValue.Of(
        (Key.Id, new Value.Text(entry.Id)), (Key.Name, new Value.Text(entry.Name)), (Key.Type, new Value.Text(entry.Type)),
        (Key.Authentication, new Value.Text(entry.Authentication)));
}
