using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>What a program wants an entry to be, read from its checked inputs once. What is not known yet is in the tree only.</summary>
/// <param name="Tree">The inputs, with their marks of secrecy.</param>
/// <param name="Id">The entry's bot and name; null while either is unknown.</param>
/// <param name="Entry">
/// The entry as it is to be sent; null while any part of it is unknown, or when the credentials are not exactly one of the two kinds.
/// </param>
/// <param name="Overwrites">True when the program lets a write overwrite what is there.</param>
internal sealed record MediaProviderInputs(ObjectValue Tree, EntryId? Id, MediaProvider? Entry, bool Overwrites)
{
    /// <summary>True when the program hides which entry it means.</summary>
    public bool HidesId => Tree[Key.BotId].IsSecret || Tree[Key.Name].IsSecret;

    public static MediaProviderInputs Of(ObjectValue tree) => new(
        tree,
        IdOf(tree),
        EntryOf(tree),
        tree[Key.Overwrite].Plain is Value.Bool { Content: true });

    /// <summary>The inputs that would make the entry as it is on the server.</summary>
    /// <param name="known">What is known of it: a masked secret is taken from here where it may be the same, and is the mask where nothing is known.</param>
    public static ObjectValue TreeOf(EntryId id, MediaProvider entry, ObjectValue known) => new(
        Member(Key.BotId, id.BotId),
        Member(Key.Name, id.Name),
        Member(Key.Type, EntryComparison.TypeOf(entry)),
        KeyValuePair.Create<string, Value>(Key.Config, ConfigOf(entry.Credentials, known[Key.Config].Plain as ObjectValue ?? ObjectValue.Empty)),
        KeyValuePair.Create<string, Value>(Key.Overwrite, Value.Bool.Of(known[Key.Overwrite].Plain is Value.Bool { Content: true })));

    /// <summary>The bot and name alone, for a check, which asks for no more; null while either is unknown.</summary>
    public static EntryId? IdOf(ObjectValue tree) =>
        TextOf(tree[Key.BotId]) is { Length: > 0 } bot && TextOf(tree[Key.Name]) is { Length: > 0 } name ? new EntryId(bot, name) : null;

    /// <summary>Which kind of credentials an entry of the list holds, in the words of the program; null when it can be read as neither.</summary>
    public static string? AuthenticationOf(CredentialsKind kind) => kind switch
    {
        CredentialsKind.Basic => Key.Basic,
        CredentialsKind.Bearer => Key.Bearer,
        _ => null,
    };

    /// <exception cref="OperationFailedException">Not all of it is known.</exception>
    public (EntryId Id, MediaProvider Entry) Complete() => Id is { } id && Entry is { } entry
        ? (id, entry)
        : throw new OperationFailedException(
            FailureKind.InvalidInput,
            "The inputs of the media provider are incomplete: 'botId', 'name' and exactly one of 'config.basic' and 'config.bearer' must be known.");

    /// <summary>The state of an entry with these inputs: the inputs and which kind of credentials is in force, which may be unknown in a preview.</summary>
    public ObjectValue ToState() => StateOf(Tree);

    /// <summary>The same of inputs that are read no further.</summary>
    public static ObjectValue StateOf(ObjectValue tree) => tree.With(Key.Authentication, AuthenticationOf(tree[Key.Config]));

    /// <summary>The state of an entry that may have been created from these inputs; <see cref="MediaProviderState.IsUnconfirmed"/> tells it.</summary>
    public ObjectValue ToUnconfirmedState() => Tree.With(Key.Authentication, null);

    private static string? TextOf(Value value) => (value.Plain as Value.Text)?.Content;

    private static KeyValuePair<string, Value> Member(string name, string text) => KeyValuePair.Create<string, Value>(name, new Value.Text(text));

    private static MediaProvider? EntryOf(ObjectValue tree) =>
        TextOf(tree[Key.Name]) is { } name && tree[Key.Config].Plain is ObjectValue config && CredentialsOf(config) is { } credentials
            ? new MediaProvider(name, TextOf(tree[Key.Type]) ?? EntryComparison.DefaultType, credentials)
            : null;

    private static Credentials? CredentialsOf(ObjectValue config) => (config[Key.Basic].Plain, config[Key.Bearer].Plain) switch
    {
        (ObjectValue basic, Value.Null) when TextOf(basic[Key.Username]) is { } username && TextOf(basic[Key.Password]) is { } password
            => new Credentials.Basic(username, new SecretText(password)),
        (Value.Null, Value.Text bearer) => new Credentials.Bearer(new SecretText(bearer.Content)),
        _ => null,
    };

    private static Value AuthenticationOf(Value config) => config.Plain is not ObjectValue credentials ? Value.Unknown.Instance
        : (credentials[Key.Basic], credentials[Key.Bearer]) switch
        {
            ({ IsAbsent: false }, { IsAbsent: true }) => new Value.Text(Key.Basic),
            ({ IsAbsent: true }, { IsAbsent: false }) => new Value.Text(Key.Bearer),
            _ => Value.Unknown.Instance,
        };

    private static ObjectValue ConfigOf(Credentials credentials, ObjectValue known) => credentials switch
    {
        Credentials.Basic basic => ObjectValue.Empty.With(Key.Basic, new ObjectValue(
            Member(Key.Username, basic.Username),
            KeyValuePair.Create(Key.Password, SecretOf(basic.Password, (known[Key.Basic].Plain as ObjectValue ?? ObjectValue.Empty)[Key.Password])))),
        Credentials.Bearer bearer => ObjectValue.Empty.With(Key.Bearer, SecretOf(bearer.Token, known[Key.Bearer])),
        _ => ObjectValue.Empty,
    };

    // A mask says nothing of the secret: what was last known of the same kind stands, and where nothing was known the mask itself does, which no write sends.
    private static Value SecretOf(SecretText shown, Value known) => shown.IsMask && !known.IsAbsent ? known.AsSecret() : shown.ToValue();

    /// <summary>The names of the properties, for what works on the tree because a part of it may be unknown.</summary>
    internal static class Key
    {
        public const string BotId = "botId";
        public const string Name = "name";
        public const string Type = "type";
        public const string Config = "config";
        public const string Basic = "basic";
        public const string Username = "username";
        public const string Password = "password";
        public const string Bearer = "bearer";
        public const string Overwrite = "overwrite";

        /// <summary>In the state alone.</summary>
        public const string Authentication = "authentication";

        /// <summary>In the arguments of a function alone.</summary>
        public const string NamePrefix = "namePrefix";

        /// <summary>In the answer of a function alone.</summary>
        public const string Providers = "providers";

        /// <summary>The id by which an entry can be imported; in the answers of functions alone.</summary>
        public const string Id = "id";
    }
}
