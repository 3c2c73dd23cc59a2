namespace MediaProviders.Benchmarks.Plugins;

/// <summary>What an engine asks about the resources of one program, each with a name, a username and a secret password of its own.</summary>
internal static class EngineRequests
{
    /// <summary>The bot of all resources.</summary>
    public const string Bot = "bench";

    /// <summary>The token that opens it.</summary>
    public const string Token = "token-of-the-benchmark";

    /// <summary>What every password begins with; the name of its entry follows.</summary>
    public const string PasswordStart = "benchmark's password of ";

    private const string Type = "mediaproviders:index:WhatsAppMediaProvider";

    // Seen in Pulumi 3.260.
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>Configures the provider for an API at <paramref name="endpoint"/>.</summary>
    /// <param name="authorityFile">The authority to trust; empty for those of the system alone.</param>
    public static ConfigureRequest Configure(string endpoint, string authorityFile = "")
    {
        var config = Object(("apiToken", Value.ForString(Token)), ("endpoint", Value.ForString(endpoint)), ("botId", Value.ForString(Bot)));
        if (authorityFile.Length > 0)
        {
            config.Fields.Add("caCertificateFile", Value.ForString(authorityFile));
        }

        return new ConfigureRequest
        {
            Args = config, AcceptSecrets = true, AcceptResources = true, SendsOldInputs = true, SendsOldInputsToDelete = true,
            Variables = { config.Fields.ToDictionary(field => $"mediaproviders:config:{field.Key}", field => field.Value.StringValue, StringComparer.Ordinal) },
        };
    }

    /// <summary>Checks resource number <paramref name="index"/>.</summary>
    public static CheckRequest Check(int index) =>
        new() { Urn = Urn(index), Type = Type, Name = NameOf(index), Olds = new Struct(), News = Inputs(index), RandomSeed = ByteString.CopyFrom(1, 2, 3, 4) };

    /// <summary>Creates it from what Check answered.</summary>
    public static CreateRequest Create(int index, Struct inputs) => new() { Urn = Urn(index), Type = Type, Name = NameOf(index), Properties = inputs };

    /// <summary>Compares it with itself.</summary>
    public static DiffRequest Diff(int index, string id, Struct inputs, Struct state) =>
        new() { Urn = Urn(index), Type = Type, Name = NameOf(index), Id = id, OldInputs = inputs, Olds = state, News = inputs };

    /// <summary>Reads it as a refresh does, from the inputs of its program.</summary>
    public static ReadRequest Read(int index) => Read(index, $"{Bot}/{NameOf(index)}", Inputs(index), Inputs(index));

    /// <summary>Reads it as a refresh does, from what Create answered.</summary>
    public static ReadRequest Read(int index, string id, Struct inputs, Struct state) =>
        new() { Urn = Urn(index), Type = Type, Name = NameOf(index), Id = id, Inputs = inputs, Properties = state };

    /// <summary>The API's list of so many resources.</summary>
    public static string List(int resources) =>
        """{"settings":{"application":{"media":{"providers":[""" + string.Join(',', Enumerable.Range(0, resources).Select(Entry)) + "]}}}}";

    /// <summary>A name for each number; the API knows letters only.</summary>
    public static string NameOf(int index) => string.Create(8, index, static (letters, left) =>
    {
        for (var i = letters.Length - 1; i >= 0; i--, left /= 26)
        {
            letters[i] = (char)('a' + (left % 26));
        }
    });

    private static string Entry(int index) =>
        """{"name":"%","type":"www","config":{"basic":{"username":"media-reader","password":"benchmark's password of %"}}}""".Replace(
            "%", NameOf(index), StringComparison.Ordinal);

    private static string Urn(int index) => $"urn:pulumi:dev::media::{Type}::{NameOf(index)}";

    private static Struct Inputs(int index)
    {
        var password = Object((SignatureKey, Value.ForString(SecretSignature)), ("value", Value.ForString(PasswordStart + NameOf(index))));
        var basic = Object(("username", Value.ForString("media-reader")), ("password", Value.ForStruct(password)));
        return Object(("name", Value.ForString(NameOf(index))), ("config", Value.ForStruct(Object(("basic", Value.ForStruct(basic))))));
    }

    private static Struct Object(params ReadOnlySpan<(string Name, Value Value)> fields)
    {
        var result = new Struct();
        foreach (var (name, value) in fields)
        {
            result.Fields.Add(name, value);
        }

        return result;
    }
}
