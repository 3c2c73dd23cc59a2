using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>
/// The shape of the provider's configuration: <c>mediaproviders:KEY</c> in a stack, or the inputs of an explicit provider. Nothing is
/// required here, because the token and the region may come from the environment.
/// </summary>
internal static class ProviderConfigShape
{
    /// <summary>The vendor's regions; each is a separate service.</summary>
    /// <remarks>Source: Sinch, "Introduction" of the WhatsApp API, https://developers.sinch.com/docs/whatsapp-legacy/overview.</remarks>
    public static EnumType Region { get; } = new(
        "Region",
        "A region of the Sinch WhatsApp API. A bot is in exactly one.",
        new EnumType.Member("us1", "Us1", "The United States: `https://us1.whatsapp.api.sinch.com`."),
        new EnumType.Member("eu1", "Eu1", "Europe: `https://eu1.whatsapp.api.sinch.com`."));

    public static ObjectType Shape { get; } = new(
        "",
        "The provider of this package. Without an explicit one, every resource uses a default provider that is configured by `pulumi config set "
            + "mediaproviders:KEY`. Create explicit providers to work with several bots, regions or tokens in one program.",
        new Property("apiToken", TypeShape.Scalar.String, "The token of the bot, sent as `Authorization: Bearer`. Set it with `pulumi config set --secret "
            + "mediaproviders:apiToken`, or leave it out and set the environment variable `SINCH_API_TOKEN`, or `SINCH_API_TOKEN_FILE` to the path of a file "
            + "that contains it. One of these is required. A token from the environment is never stored in the state, and a new one is used at once, also by "
            + "`pulumi refresh` and `pulumi destroy`. A token in the configuration is stored in the state, encrypted, and those two commands use the one of "
            + "the last `pulumi up`. A changed token never replaces a resource.")
        {
            Rule = "required; secret; sent as `Authorization: Bearer`",
            Secret = true,
            NotEmpty = true,
            Environment = ["SINCH_API_TOKEN"],
            EnvironmentFiles = ["SINCH_API_TOKEN_FILE"],
            EnvironmentStaysLocal = true,
        },
        new Property("region", Region, "The region of the bot: `us1` or `eu1`. It gives the address `https://REGION.whatsapp.api.sinch.com`. If neither this "
            + "nor `endpoint` is given, the environment variable `SINCH_REGION` is used. Required unless `endpoint` is set. A wrong region is answered like "
            + "a wrong token, with 401. Another region is another service: it replaces every resource of this provider.")
            { Rule = "`us1` or `eu1`; required unless `endpoint` is set", Environment = ["SINCH_REGION"] },
        new Property("endpoint", TypeShape.Scalar.String, "The base address of the API, for example `https://whatsapp.gateway.example.com`, when it is not "
            + "one of Sinch's regions: a gateway, a proxy or a test server. If neither this nor `region` is given, the environment variable `SINCH_ENDPOINT` "
            + "is used; that variable never overrides a given `region`. If both are given, `endpoint` takes precedence. It must be an absolute URL; `http:` "
            + "is refused unless the host is loopback, because credentials would be sent unencrypted. Another address replaces every resource of this "
            + "provider.")
            { Rule = "absolute URL; takes precedence over `region`; `https:` unless the host is loopback", NotEmpty = true, Environment = ["SINCH_ENDPOINT"] },
        new Property("botId", TypeShape.Scalar.String, "The bot of every resource, function and short import id that names none itself. Defaults to the "
            + "environment variable `SINCH_BOT_ID`. A change replaces only the resources that take their bot from here.")
            { Rule = "the bot of every resource, function and short import id that names none", NotEmpty = true, Environment = ["SINCH_BOT_ID"] },
        new Property("requiredNamePrefix", TypeShape.Scalar.String, "Separates environments that share a bot, for example `dev-`. No media provider whose "
            + "name lacks this prefix can be created, adopted, imported, changed, deleted or looked up with its credential, and generated names start with "
            + "it. Only letters, `-` and `_`, since every name starts with it. The environment variable `SINCH_REQUIRED_NAME_PREFIX` applies in addition, to "
            + "every command, and is never stored in the state; one of the two must start with the other. Without either, every name is allowed. `pulumi "
            + "refresh` and "
            + "`pulumi destroy` use the configured prefix of the last `pulumi up`, unless they are run with `--run-program`. A refused delete stays pending: "
            + "remove the resource with `pulumi state delete`, or change the prefix back.")
        {
            Rule = "letters, `-`, `_`; only names that start with it are allowed; see [environments](environments.md)",
            EnvironmentInAddition = [NamePrefixRule.Variable],
            NotEmpty = true,
        },
        new Property("headers", new TypeShape.Map(TypeShape.Scalar.String), "Headers to send with every request, by name, for example a gateway's own key. "
            + "All values are secrets. By default, none are added.") { Rule = "sent with every request; secret; for a gateway's own key", Secret = true },
        new Property("caCertificateFile", TypeShape.Scalar.String, "The path of a PEM file with certificate authorities to trust in addition to the "
            + "system's. Defaults to the environment variable `SSL_CERT_FILE`.")
            { Rule = "PEM; trusted in addition to the system's authorities", NotEmpty = true, Environment = ["SSL_CERT_FILE"], EnvironmentStaysLocal = true },
        new Property("clientCertificateFile", TypeShape.Scalar.String, "The path of a PEM file with the certificate that the provider presents to the server "
            + "(mutual TLS). Give `clientKeyFile` too. By default, no certificate is presented.")
            { Rule = "PEM; presented to the server (mutual TLS); only with `clientKeyFile`", NotEmpty = true },
        new Property("clientKeyFile", TypeShape.Scalar.String, "The path of a PEM file with the private key of `clientCertificateFile`. Give both or "
            + "neither. Only the path is kept in the state, never the key.") { Rule = "PEM, not encrypted, readable by its owner only", NotEmpty = true },
        new Property("maxConcurrentRequests", TypeShape.Scalar.Integer, "How many requests may be in flight at once, over all bots of this provider: 1 to "
            + "256. Default: 16.") { Rule = "1 to 256; default 16; over all bots of the provider", Default = new Value.Number(16), Minimum = 1, Maximum = 256 },
        new Property("maxRequestsPerSecond", TypeShape.Scalar.Number, "How many requests may start in a second, over all bots of this provider. It must be "
            + "larger than 0; `0.5` is one request in two seconds. By default, there is no limit.")
            { Rule = "more than 0; default: no limit", Minimum = 0, MinimumIsExclusive = true },
        new Property("requestTimeoutSeconds", TypeShape.Scalar.Number, "How many seconds one HTTP attempt may take before it is given up and, where that is "
            + "safe, repeated. It must be larger than 0. Default: 30. The whole operation ends after 10 minutes, or after its `customTimeouts`.")
            { Rule = "more than 0; default 30; one HTTP attempt", Default = new Value.Number(30), Minimum = 0, MinimumIsExclusive = true },
        new Property("maxRetries", TypeShape.Scalar.Integer, "How many times an HTTP call is repeated after a lost connection, 429 or a server error: 0 to "
            + "10. Default: 4. A `Retry-After` of the server is honoured.")
            { Rule = "0 to 10; default 4; per HTTP call", Default = new Value.Number(4), Minimum = 0, Maximum = 10 });
}
