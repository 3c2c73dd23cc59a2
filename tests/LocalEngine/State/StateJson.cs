namespace MediaProviders.LocalEngine.State;

/// <summary>State to and from the JSON of <c>pulumi stack export</c>.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>How a secret is written.</summary>
    public enum Secrets
    {
        /// <summary>Encrypted: the form of the state file.</summary>
        Encrypted,

        /// <summary>In clear, as <c>--show-secrets</c> exports: for tests.</summary>
        Clear,

        /// <summary>As the text <c>[secret]</c>: for people. Such an export cannot be read back.</summary>
        Masked,
    }

    public static string Write(StackState state, Secrets secrets, SecretCipher? cipher)
    {
        JsonNode WriteSecret(string clear) => secrets switch
        {
            Secrets.Encrypted => new JsonObject { [ValueCodec.SignatureKey] = ValueCodec.SecretSignature, ["ciphertext"] = cipher!.Encrypt(clear) },
            Secrets.Clear => new JsonObject { [ValueCodec.SignatureKey] = ValueCodec.SecretSignature, ["plaintext"] = clear },
            _ => JsonValue.Create("[secret]"),
        };

        var deployment = new JsonObject
        {
            ["manifest"] = new JsonObject { ["version"] = "test instrument of MediaProviders, not Pulumi" },
            ["resources"] = new JsonArray([.. state.Resources.Select(resource => ResourceStateJson.Write(resource, WriteSecret))]),
        };
        if (secrets == Secrets.Encrypted)
        {
            deployment["secrets_providers"] = new JsonObject { ["type"] = "test-passphrase", ["state"] = new JsonObject { ["salt"] = cipher!.Salt } };
        }

        if (state.PendingOperations.Count > 0)
        {
            deployment["pending_operations"] = new JsonArray([.. state.PendingOperations.Select(pending =>
                new JsonObject { ["resource"] = ResourceStateJson.Write(pending.Resource, WriteSecret), ["type"] = pending.Type })]);
        }

        return new JsonObject { ["version"] = 3, ["deployment"] = deployment }.ToJsonString(Indented) + "\n";
    }

    /// <summary>Reads an export with secrets in clear, or one that the given cipher can decrypt.</summary>
    public static StackState Read(string json, SecretCipher? cipher)
    {
        string? ReadSecret(JsonObject map) => (string?)map[ValueCodec.SignatureKey] != ValueCodec.SecretSignature
            ? null
            : (string?)map["plaintext"] ?? cipher?.Decrypt((string)map["ciphertext"]!) ?? throw new InvalidDataException("Reading the state: it holds encrypted secrets and no passphrase is given.");

        var deployment = JsonNode.Parse(json)?["deployment"];
        return new StackState(
            [.. Objects(deployment?["resources"]).Select(resource => ResourceStateJson.Read(resource, ReadSecret))],
            [.. Objects(deployment?["pending_operations"]).Select(pending => new PendingOperation((string)pending["type"]!, ResourceStateJson.Read((JsonObject)pending["resource"]!, ReadSecret)))]);
    }

    /// <summary>The salt a state file was encrypted with; null when it names none.</summary>
    public static string? ReadSalt(string json) => (string?)JsonNode.Parse(json)?["deployment"]?["secrets_providers"]?["state"]?["salt"];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];
}
