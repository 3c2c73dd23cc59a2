namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Pulumi programs that use secrets, from the stack's configuration or, as they should not, written out.</summary>
internal static class Programs
{
    private const string Head = """
        name: secrecy
        runtime: yaml
        config:
          password: { type: string, secret: true }
          bearer: { type: string, secret: true }
          user: { type: string, secret: true }

        """;

    /// <summary>Two credentials and a user name that is a secret too; their config and ids are outputs.</summary>
    public static string Ordinary(string basicName = "images", string bearerName = "archive", string basicResource = "pictures") =>
        Head + $$"""
        resources:
          {{basicResource}}:
            type: mediaproviders:WhatsAppMediaProvider
            properties: { name: {{basicName}}, config: { basic: { username: {{Secrets.User}}, password: "${password}" } } }
          archive:
            type: mediaproviders:WhatsAppMediaProvider
            properties: { name: {{bearerName}}, config: { bearer: "${bearer}" } }
          hidden:
            type: mediaproviders:WhatsAppMediaProvider
            properties: { name: hidden, config: { basic: { username: "${user}", password: "${password}" } } }
        outputs:
          config: ${ {{basicResource}}.config }
          hidden: ${hidden.config}
          id: ${ {{basicResource}}.id }
        """.Replace("${ ", "${", StringComparison.Ordinal).Replace(" }\n", "}\n", StringComparison.Ordinal);

    /// <summary>Nothing.</summary>
    public static string None() => Head + "resources: {}\n";

    /// <summary>One credential.</summary>
    public static string One(string name = "images") => Head + $$"""
        resources:
          images:
            type: mediaproviders:WhatsAppMediaProvider
            properties: { name: {{name}}, config: { basic: { username: {{Secrets.User}}, password: "${password}" } } }
        """;

    /// <summary>One credential under a name that a stranger has.</summary>
    public static string Taken(bool overwrite) => Head + $$"""
        resources:
          taken:
            type: mediaproviders:WhatsAppMediaProvider
            properties: { name: taken, overwrite: {{(overwrite ? "true" : "false")}}, config: { basic: { username: {{Secrets.User}}, password: "${password}" } } }
        """;

    /// <summary>Both questions, asked of a neighbour's entry.</summary>
    public static string Functions(string name = "neighbour") => Head + $$"""
        variables:
          one: { "fn::invoke": { function: mediaproviders:getWhatsAppMediaProvider, arguments: { name: {{name}} } } }
          all: { "fn::invoke": { function: mediaproviders:getWhatsAppMediaProviders, arguments: {} } }
        outputs:
          one: ${one}
          all: ${all}
        """;

    /// <summary>One resource with these properties, written as JSON into the program: nothing is marked secret.</summary>
    public static string Literal(object properties) => Head + $$"""
        resources:
          literal:
            type: mediaproviders:WhatsAppMediaProvider
            properties: {{JsonSerializer.Serialize(properties)}}
        """;

    /// <summary>The same with every secret taken from the stack's configuration, as programs should.</summary>
    public static string Marked(object properties) => Literal(properties)
        .Replace(Json(Secrets.Password), "\"${password}\"", StringComparison.Ordinal)
        .Replace(Json(Secrets.Bearer), "\"${bearer}\"", StringComparison.Ordinal)
        .Replace(Json(Secrets.Password)[1..], "${password}\"", StringComparison.Ordinal);

    /// <summary>A secret as it stands in JSON.</summary>
    public static string Json(Canary canary) => JsonSerializer.Serialize(canary.Text);
}
