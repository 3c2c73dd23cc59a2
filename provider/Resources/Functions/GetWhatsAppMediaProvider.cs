using MediaProviders.Schema;

namespace MediaProviders.Resources.Functions;

/// <summary>The shape of the question for one media provider by its name, credentials included.</summary>
internal static class GetWhatsAppMediaProvider
{
    /// <summary>The arguments and the answer.</summary>
    public static FunctionShape Shape { get; } = new()
    {
        Name = "getWhatsAppMediaProvider",
        Description = "Looks up one media provider of a bot by its name, with its credential. The look-up fails when the bot has no entry of "
            + "that name.",
        Page = new DocumentationPage("getWhatsAppMediaProvider.md"),
        Inputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property(
                "name",
                TypeShape.Scalar.String,
                "The name of the media provider, in exactly this case. With `requiredNamePrefix` in the provider's configuration, a "
                + "name without that prefix is refused.")
            {
                Required = true,
                NotEmpty = true,
            },
            new Property(
                "botId",
                TypeShape.Scalar.String,
                "The bot that keeps the media provider. Left out, it is `botId` of the provider's configuration; with neither, the "
                + "call fails.")
            {
                NotEmpty = true,
            }),
        Outputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property(
                "id",
                TypeShape.Scalar.String,
                "The id of the media provider as Pulumi writes it: the bot's id, `/` and the name, for example `my-bot/images`. "
                + "`pulumi import` takes it.")
            {
                Required = true,
            },
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that keeps the media provider.")
            {
                Required = true,
            },
            new Property("name", TypeShape.Scalar.String, "The name of the media provider.")
            {
                Required = true,
            },
            new Property("type", TypeShape.Scalar.String, "The kind of media provider.")
            {
                Required = true,
            },
            new Property("authentication", TypeShape.Scalar.String, "Which of the two credentials is in force: `basic` or `bearer`.")
            {
                Required = true,
            },
            new Property(
                "config",
                MediaProviderTypes.Config,
                "The credential in force. Its `password` or `bearer` is a secret and stays one wherever it is passed on.")
            {
                Required = true,
            }),
    };
}
