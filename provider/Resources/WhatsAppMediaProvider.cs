using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// The shape of one media provider: a credential with a name, kept by a bot, that WhatsApp presents to the file server a message's
/// media comes from. A provider holds no address; the message's own URL says where the credential goes.
/// </summary>
/// <remarks>Source of the fields and rules: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.</remarks>
internal static class WhatsAppMediaProvider
{
    /// <summary>The kinds of provider the service knows: one.</summary>
    public static EnumType MediaProviderType { get; } = new(
        "MediaProviderType",
        "The kind of a media provider.",
        new EnumValue("www", "Www", "A file server that is reached over HTTP or HTTPS. The only kind there is."));

    /// <summary>The two ways a file server is asked for a file.</summary>
    public static EnumType Authentication { get; } = new(
        "Authentication",
        "How WhatsApp proves itself to the file server.",
        new EnumValue("basic", "Basic", "HTTP Basic: a user name and a password."),
        new EnumValue("bearer", "Bearer", "HTTP Bearer: a token."));

    /// <summary>The credential of HTTP Basic.</summary>
    public static ObjectType BasicAuthentication { get; } = new(
        "BasicAuthentication",
        "The user name and the password of HTTP Basic authentication.",
        new Property("username", ScalarType.String, "The user name that the file server expects. It must not be empty, and it is not a secret: it is shown in previews.")
        {
            Required = true,
            NotEmpty = true,
        },
        new Property("password", ScalarType.String, "The password that the file server expects. It must not be empty. It is always kept as a secret: encrypted in the state and never printed by the provider. Take it from a secret of the stack's configuration. Another value is an update in place, and so is a password that was changed outside of Pulumi once `pulumi refresh` has seen it.")
        {
            Required = true,
            NotEmpty = true,
            Secret = true,
        });

    /// <summary>The credential: one of the two kinds.</summary>
    public static ObjectType MediaProviderConfig { get; } = new(
        "MediaProviderConfig",
        "The credential of a media provider. Give exactly one of `basic` and `bearer`.",
        new Property("basic", BasicAuthentication, "The user name and the password, when the file server asks for HTTP Basic authentication. Leave it out when `bearer` is given. A change from one kind to the other is an update in place."),
        new Property("bearer", ScalarType.String, "The token, when the file server asks for HTTP Bearer authentication: the text alone, without the word `Bearer`. It must not be empty. Leave it out when `basic` is given. It is always kept as a secret: encrypted in the state and never printed by the provider. It is not the token of the Sinch API, which is `apiToken` of the provider.")
        {
            NotEmpty = true,
            Secret = true,
        })
    {
        ExactlyOne = true,
    };

    /// <summary>What a user gives, what the resource then is, and what becomes of a change.</summary>
    public static ResourceShape Shape { get; } = new()
    {
        Name = "WhatsAppMediaProvider",
        Description = "A media provider of a Sinch WhatsApp bot: a named credential that WhatsApp uses to fetch the media of a message from your own file server. A message names the media provider and the URL of the file; the credential is sent to that URL.",
        Page = new DocumentationPage("WhatsAppMediaProvider.md"),
        Inputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property("botId", ScalarType.String, "The id of the bot that keeps the media provider, as Sinch gave it to you. Left out, it is `botId` of the provider's configuration; with neither, the check fails. Another bot is a replacement: the entry of the new bot is written first, then the old one is deleted.")
            {
                ForcesReplacement = true,
                NotEmpty = true,
            },
            new Property("name", ScalarType.String, "The name that messages use to choose the media provider: 1 to 200 of the letters A–Z and a–z, `-` and `_`. Digits are refused by the service. Names are unique within a bot. Left out, a name is made of the resource's own name and 7 random letters, and kept from then on. Another name is a replacement: the new entry is written first, then the old one is deleted, so change the messages that use it in between or keep both for a while. Names from before 2020-03-10 that break the rule can be imported and stay valid as long as they do not change.")
            {
                ForcesReplacement = true,
                NotEmpty = true,
            },
            new Property("type", MediaProviderType, "The kind of media provider. The only kind is `www`, which is what counts when it is left out.")
            {
                Default = new StringValue("www"),
            },
            new Property("config", MediaProviderConfig, "The credential: exactly one of `basic` and `bearer`. A change is an update in place, which writes the whole entry.")
            {
                Required = true,
            },
            new Property("overwrite", ScalarType.Boolean, "Whether a create may replace an entry of the same name that is there already and differs. The service itself overwrites silently, so the provider looks first. Left out or `false`, such a create stops and names the fields that differ, never their values. Set it to `true` only when the entry is yours to take, or import the entry instead. An identical entry is adopted with a warning either way. A change of this setting alone makes no call.")
            {
                ChangeNeedsNoAction = true,
                Default = BoolValue.False,
            }),
        Outputs = new ObjectType(
            string.Empty,
            string.Empty,
            new Property("botId", ScalarType.String, "The id of the bot that keeps the media provider.")
            {
                Required = true,
                ForcesReplacement = true,
            },
            new Property("name", ScalarType.String, "The name to use in messages: the one that was given, or the one that was made.")
            {
                Required = true,
                ForcesReplacement = true,
            },
            new Property("type", MediaProviderType, "The kind of media provider.")
            {
                Required = true,
            },
            new Property("config", MediaProviderConfig, "The credential in force. Its `password` or `bearer` is a secret.")
            {
                Required = true,
            },
            new Property("overwrite", ScalarType.Boolean, "Whether a create was allowed to replace an entry that was there already.")
            {
                Required = true,
                ChangeNeedsNoAction = true,
            },
            new Property("authentication", Authentication, "Which of the two credentials is in force: `basic` or `bearer`.")
            {
                Required = true,
            }),
        ListInputs = new ObjectType(
            string.Empty,
            "What a listing of media providers is narrowed by.",
            new Property("botId", ScalarType.String, "The bot whose media providers are listed. Left out, it is `botId` of the provider's configuration.")
            {
                NotEmpty = true,
            },
            new Property("namePrefix", ScalarType.String, "List only media providers whose name starts with this text, in exactly this case. Left out, every name is listed.")),
    };
}
