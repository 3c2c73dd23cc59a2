using MediaProviders.Schema;

namespace MediaProviders.Resources;

/// <summary>The shape of the question for the media providers of a bot, without credentials.</summary>
internal static class GetWhatsAppMediaProviders
{
    /// <summary>One media provider in the answer: what is no secret about it.</summary>
    public static ObjectType MediaProviderSummary { get; } = new(
        "MediaProviderSummary",
        "A media provider without its credential.",
        new Property("id", ScalarType.String, "The id of the media provider as Pulumi writes it: the bot's id, `/` and the name, for example `my-bot/images`. `pulumi import` takes it.")
        {
            Required = true,
        },
        new Property("name", ScalarType.String, "The name of the media provider.")
        {
            Required = true,
        },
        new Property("type", WhatsAppMediaProvider.MediaProviderType, "The kind of media provider.")
        {
            Required = true,
        },
        new Property("authentication", WhatsAppMediaProvider.Authentication, "Which of the two credentials is in force: `basic` or `bearer`.")
        {
            Required = true,
        });

    /// <summary>The arguments and the answer.</summary>
    public static FunctionShape Shape { get; } = new()
    {
        Name = "getWhatsAppMediaProviders",
        Description = "Lists the media providers of a bot, sorted by name and without their credentials. Entries that Pulumi does not manage are listed too.",
        Page = new DocumentationPage("getWhatsAppMediaProviders.md"),
        Inputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property("botId", ScalarType.String, "The bot whose media providers are listed. Left out, it is `botId` of the provider's configuration; with neither, the call fails.")
            {
                NotEmpty = true,
            },
            new Property("namePrefix", ScalarType.String, "List only media providers whose name starts with this text, in exactly this case. Left out, every name is listed.")),
        Outputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property("botId", ScalarType.String, "The id of the bot that was asked.")
            {
                Required = true,
            },
            new Property("providers", new ArrayType(MediaProviderSummary), "The media providers, sorted by name. Empty when the bot has none, or none with the prefix.")
            {
                Required = true,
            }),
    };
}
