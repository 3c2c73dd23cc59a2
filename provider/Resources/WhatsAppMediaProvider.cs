using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// The shape of a media provider: a named credential of a bot, which WhatsApp sends to the file server that serves a message's media. A media provider has no
/// address; the credential is sent to the URL in the message.
/// </summary>
/// <remarks>Source of the fields and rules: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.</remarks>
internal static class WhatsAppMediaProvider
{
    public static ResourceShape Shape { get; } = new()
    {
        Name = "WhatsAppMediaProvider",
        Description = "A media provider of a Sinch WhatsApp bot: a named credential that WhatsApp uses to fetch the media of a message from your own file "
            + "server. A message names the media provider and the URL of the file; the credential is sent to that URL.",
        Page = "WhatsAppMediaProvider.md",
        Inputs = new ObjectType("", "",
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that keeps the media provider, as Sinch gave it to you. Defaults to `botId` of "
                + "the provider's configuration; if neither is set, the check fails. Another bot is a replacement: the entry of the new bot is written "
                + "first, then the old one is deleted.")
                { Rule = "the bot; default: that of the [configuration](configuration.md)", ForcesReplacement = true, NotEmpty = true },
            new Property("name", TypeShape.Scalar.String, "The name that messages use to choose the media provider: 1 to 200 of the letters A–Z and a–z, "
                + "`-` and `_`. Digits are not allowed. Names are unique within a bot. If it is left out, a name is made of the resource's own name and 7 "
                + "random letters, and is kept from then on. Another name is a replacement: the new entry is written first, then the old one is deleted in "
                + "the same update. To give the senders of messages time, add a second resource and remove the first one later. Names from before 2020-03-10 "
                + "that break this rule can be imported, and stay valid as long as they do not change.")
                { Rule = "1 to 200 ASCII letters, `-`, `_`; no digits; generated when left out: see below", ForcesReplacement = true, NotEmpty = true },
            new Property("type", TypeShape.Scalar.String, "The kind of media provider. `www` is the only kind, and the default.")
                { Rule = "`www`, the only kind and the default", Default = new Value.Text("www"), OneOf = MediaProviderTypes.Kinds },
            new Property("config", MediaProviderTypes.Config, "The credential: exactly one of `basic` and `bearer`. A change is an update in place, which "
                + "writes the whole entry.") { Rule = "exactly one of `basic` and `bearer`", Required = true },
            new Property("overwrite", TypeShape.Scalar.Boolean, "Whether a create may replace an entry of the same name that already exists and differs. "
                + "The service itself overwrites silently, so the provider looks first. By default, such a create fails and names the fields that differ, "
                + "never their values. Set it to `true` only when the entry is yours to take, or import the entry instead. An identical entry is "
                + "adopted with a warning either way. Changing only this setting makes no call.")
            {
                Rule = "whether a create may replace an entry that exists and differs; default `false`",
                ChangeNeedsNoAction = true,
                Default = Value.Bool.False,
            }),
        Outputs = new ObjectType("", "",
            new Property("botId", TypeShape.Scalar.String, "The id of the bot that keeps the media provider.") { Required = true, ForcesReplacement = true },
            new Property("name", TypeShape.Scalar.String, "The name to use in messages, given or generated.") { Required = true, ForcesReplacement = true },
            new Property("type", TypeShape.Scalar.String, "The kind of media provider: `www`.") { Required = true },
            new Property("config", MediaProviderTypes.Config, "The credential in force. Its `password` or `bearer` is a secret.") { Required = true },
            new Property("overwrite", TypeShape.Scalar.Boolean, "Whether a create was allowed to replace an existing entry.")
                { Required = true, ChangeNeedsNoAction = true },
            new Property("authentication", TypeShape.Scalar.String, "Which of the two credentials is in force: `basic` or `bearer`.")
                { Rule = "`basic` or `bearer`: which one is in force", Required = true }),
        ListInputs = new ObjectType("", "The filter of a listing of media providers.",
            new Property("botId", TypeShape.Scalar.String, "The bot whose media providers are listed. Defaults to `botId` of the provider's configuration.")
                { NotEmpty = true },
            MediaProviderTypes.NamePrefix),
    };
}

/// <summary>The types that the resource and the functions share.</summary>
/// <remarks>Source of the fields: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.</remarks>
internal static class MediaProviderTypes
{
    /// <summary>The types that the service has: <c>www</c>, a file server that is reached over HTTP or HTTPS.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["www"];

    public static ObjectType BasicAuthentication { get; } = new(
        "BasicAuthentication",
        "The user name and the password of HTTP Basic authentication.",
        new Property("username", TypeShape.Scalar.String, "The user name that the file server expects. It must not be empty. It is not a secret unless the "
            + "program marks it as one: previews show it.")
            { Rule = "required in `basic`, not empty; not a secret unless the program marks it", Required = true, NotEmpty = true },
        new Property("password", TypeShape.Scalar.String, "The password that the file server expects. It must not be empty. It is always a secret: encrypted "
            + "in the state and never printed by the provider. Take it from a secret of the stack's configuration. A new value is an update in place; so is "
            + "a password that was changed outside of Pulumi, once `pulumi refresh` has seen it.")
            { Rule = "required in `basic`, not empty", Required = true, NotEmpty = true, Secret = true });

    /// <summary>The credential, of one of the two kinds.</summary>
    public static ObjectType Config { get; } = new(
        "MediaProviderConfig",
        "The credential of a media provider. Give exactly one of `basic` and `bearer`.",
        new Property("basic", BasicAuthentication, "The user name and the password, when the file server asks for HTTP Basic authentication. Leave it out "
            + "when `bearer` is given. A change from one kind to the other is an update in place."),
        new Property("bearer", TypeShape.Scalar.String, "The token, when the file server asks for HTTP Bearer authentication: only the token, without the "
            + "word `Bearer`. It must not be empty. Leave it out when `basic` is given. It is always a secret: encrypted in the state and never printed by "
            + "the provider. It is not the token of the Sinch API, which is `apiToken` of the provider.")
            { Rule = "only the token, without the word `Bearer`; not empty", NotEmpty = true, Secret = true })
    {
        ExactlyOne = true,
    };

    public static Property Id { get; } = new("id", TypeShape.Scalar.String, "The id of the media provider as Pulumi writes it: the bot's id, `/` and the name, "
        + "for example `my-bot/images`. `pulumi import` takes it.") { Required = true };

    public static Property Name { get; } = new("name", TypeShape.Scalar.String, "The name of the media provider.") { Required = true };

    public static Property Type { get; } = new("type", TypeShape.Scalar.String, "The kind of media provider.") { Required = true };

    public static Property Authentication { get; } =
        new("authentication", TypeShape.Scalar.String, "Which of the two credentials is in force: `basic` or `bearer`.") { Required = true };

    /// <summary>The filter of a listing.</summary>
    public static Property NamePrefix { get; } = new("namePrefix", TypeShape.Scalar.String, "List only media providers whose name starts with this text, in "
        + "exactly this case. By default, every name is listed.");

    /// <summary>A media provider of a listing: everything that is not secret.</summary>
    public static ObjectType Summary { get; } = new(
        "MediaProviderSummary",
        "A media provider without its credential.",
        Id, Name, Type, Authentication);
}
