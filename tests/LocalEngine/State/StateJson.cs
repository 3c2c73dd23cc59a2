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
            : (string?)map["plaintext"] ?? cipher?.Decrypt((string)map["ciphertext"]!)
                ?? throw new InvalidDataException("Reading the state: it holds encrypted secrets and no passphrase is given.");

        var deployment = JsonNode.Parse(json)?["deployment"];
        return new StackState(
            [.. Objects(deployment?["resources"]).Select(resource => ResourceStateJson.Read(resource, ReadSecret))],
            [.. Objects(deployment?["pending_operations"])
                .Select(pending => new PendingOperation((string)pending["type"]!, ResourceStateJson.Read((JsonObject)pending["resource"]!, ReadSecret)))]);
    }

    /// <summary>The salt a state file was encrypted with; null when it names none.</summary>
    public static string? ReadSalt(string json) => (string?)JsonNode.Parse(json)?["deployment"]?["secrets_providers"]?["state"]?["salt"];

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];
}

/// <summary>One resource of an export. Empty things are left out, as Pulumi leaves them out.</summary>
internal static class ResourceStateJson
{
    public static JsonObject Write(ResourceState state, Func<string, JsonNode?> secret)
    {
        IEnumerable<(string Key, JsonNode? Value)> members =
        [
            ("urn", state.Urn),
            ("custom", state.Custom),
            ("delete", If(state.Delete)),
            ("id", Text(state.Id)),
            ("type", state.Type),
            ("inputs", Properties(state.Inputs, secret)),
            ("outputs", Properties(state.Outputs, secret)),
            ("parent", Text(state.Parent)),
            ("protect", If(state.Protect)),
            ("external", If(state.External)),
            ("dependencies", Texts(state.Dependencies)),
            ("initErrors", Texts(state.InitErrors)),
            ("provider", Text(state.Provider)),
            ("propertyDependencies", state.PropertyDependencies is { Count: > 0 } needs
                ? new JsonObject(needs.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Array(entry.Value)))) : null),
            ("additionalSecretOutputs", Texts(state.AdditionalSecretOutputs)),
            ("customTimeouts", state.Timeouts == OperationTimeouts.None ? null : WriteTimeouts(state.Timeouts)),
            ("importID", Text(state.ImportId)),
            ("retainOnDelete", If(state.RetainOnDelete)),
            ("deletedWith", Text(state.DeletedWith)),
            ("created", state.Created?.ToString("O", CultureInfo.InvariantCulture)),
            ("modified", state.Modified?.ToString("O", CultureInfo.InvariantCulture)),
            ("ignoreChanges", Texts(state.IgnoreChanges)),
            ("hideDiff", Texts(state.HideDiff)),
            ("replaceOnChanges", Texts(state.ReplaceOnChanges)),
        ];
        return new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value)));
    }

    public static ResourceState Read(JsonObject json, Func<JsonObject, string?> secret) => new()
    {
        Urn = (string)json["urn"]!,
        Type = (string)json["type"]!,
        Custom = Flag(json, "custom"),
        Delete = Flag(json, "delete"),
        Id = (string?)json["id"] ?? string.Empty,
        Inputs = Properties(json["inputs"], secret),
        Outputs = Properties(json["outputs"], secret),
        Parent = (string?)json["parent"],
        Protect = Flag(json, "protect"),
        External = Flag(json, "external"),
        Dependencies = Texts(json["dependencies"]),
        InitErrors = Texts(json["initErrors"]),
        Provider = (string?)json["provider"],
        PropertyDependencies = (json["propertyDependencies"] as JsonObject)?.ToDictionary(
            entry => entry.Key, entry => Texts(entry.Value), StringComparer.Ordinal),
        AdditionalSecretOutputs = Texts(json["additionalSecretOutputs"]),
        Timeouts = ReadTimeouts(json["customTimeouts"]),
        ImportId = (string?)json["importID"],
        RetainOnDelete = Flag(json, "retainOnDelete"),
        DeletedWith = (string?)json["deletedWith"],
        Created = Time(json["created"]),
        Modified = Time(json["modified"]),
        IgnoreChanges = Texts(json["ignoreChanges"]),
        HideDiff = Texts(json["hideDiff"]),
        ReplaceOnChanges = Texts(json["replaceOnChanges"]),
    };

    private static JsonObject WriteTimeouts(OperationTimeouts timeouts)
    {
        var json = new JsonObject();
        foreach (var (key, seconds) in new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete), ("read", timeouts.Read) })
        {
            if (seconds > 0)
            {
                json[key] = seconds;
            }
        }

        return json;
    }

    private static OperationTimeouts ReadTimeouts(JsonNode? json) => json is null
        ? OperationTimeouts.None
        : new OperationTimeouts((double?)json["create"] ?? 0, (double?)json["update"] ?? 0, (double?)json["delete"] ?? 0, (double?)json["read"] ?? 0);

    private static bool? If(bool flag) => flag ? true : null;

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static JsonArray? Texts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : Array(texts);

    private static IReadOnlyList<string> Texts(JsonNode? json) => json is JsonArray list ? [.. list.Select(item => (string)item!)] : [];

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static JsonNode? Properties(ObjectValue properties, Func<string, JsonNode?> secret) =>
        properties.Entries.Count == 0 ? null : ValueJson.Write(properties, secret);

    private static ObjectValue Properties(JsonNode? json, Func<JsonObject, string?> secret) => ValueJson.Read(json, secret) as ObjectValue ?? ObjectValue.Empty;

    private static bool Flag(JsonObject json, string key) => (bool?)json[key] ?? false;

    private static DateTimeOffset? Time(JsonNode? json) => (string?)json is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
