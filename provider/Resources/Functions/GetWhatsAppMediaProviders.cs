using MediaProviders.Schema;

namespace MediaProviders.Resources.Functions;

/// <summary>The shape of the question for the media providers of a bot, without credentials.</summary>
internal static class GetWhatsAppMediaProviders
{
    /// <summary>The arguments and the answer.</summary>
    public static FunctionShape Shape { get; } = new()
    {
        Name = "getWhatsAppMediaProviders",
        Description = "Lists the media providers of a bot, sorted by name and without their credentials. Entries that Pulumi does not manage "
            + "are listed too.",
        Page = new DocumentationPage("getWhatsAppMediaProviders.md"),
        Inputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property(
                "botId",
                TypeShape.Scalar.String,
                "The bot whose media providers are listed. Left out, it is `botId` of the provider's configuration; with neither, the "
                + "call fails.")
            {
                NotEmpty = true,
            },
            new Property(
                "namePrefix",
                TypeShape.Scalar.String,
                "List only media providers whose name starts with this text, in exactly this case. Left out, every name is listed.")),
        Outputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that was asked.")
            {
                Required = true,
            },
            new Property(
                "providers",
                new TypeShape.List(MediaProviderTypes.Summary),
                "The media providers, sorted by name. Empty when the bot has none, or none with the prefix.")
            {
                Required = true,
            }),
    };
}
