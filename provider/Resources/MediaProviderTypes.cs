using MediaProviders.Schema;

namespace MediaProviders.Resources;

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
