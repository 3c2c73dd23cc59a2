using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>The checked inputs of a resource, read once. Unknown values are only in the tree.</summary>
/// <param name="Tree">The inputs, with their secret marks.</param>
/// <param name="Id">The entry's bot and name; null while either is unknown.</param>
/// <param name="Entry">
/// The entry to send; null while any part of it is unknown, or when the credentials are not exactly one of the two kinds.
/// </param>
/// <param name="Overwrites">True when the program allows a write to overwrite an existing entry.</param>
internal sealed record MediaProviderInputs(ObjectValue Tree, EntryId? Id, MediaProvider? Entry, bool Overwrites)
{
    /// <summary>True when the program marks the bot or the name as secret.</summary>
    public bool HidesId => Tree[Key.BotId].IsSecret || Tree[Key.Name].IsSecret;

    public static MediaProviderInputs Of(ObjectValue tree) => new(
        tree,
        tree[Key.BotId].AsText() is { Length: > 0 } bot && tree[Key.Name].AsText() is { Length: > 0 } name ? new EntryId(bot, name) : null,
        EntryOf(tree),
        tree[Key.Overwrite].Plain is Value.Bool { Content: true });

    /// <summary>The inputs that describe the entry as it is on the server.</summary>
    /// <param name="known">The last known inputs or state: a secret that the server masks is taken from here; without one, the mask itself is returned.</param>
    public static ObjectValue TreeOf(EntryId id, MediaProvider entry, ObjectValue known) => ObjectValue.Of(
        (Key.BotId, new Value.Text(id.BotId)),
        (Key.Name, new Value.Text(id.Name)),
        (Key.Type, new Value.Text(EntryComparison.TypeOf(entry))),
        (Key.Config, ConfigOf(entry.Credentials, known[Key.Config].AsObject())),
        (Key.Overwrite, Value.Bool.Of(known[Key.Overwrite].Plain is Value.Bool { Content: true })));

    /// <summary>The value of <c>authentication</c> for an entry of the list; null when its credentials are of neither kind.</summary>
    public static string? AuthenticationOf(CredentialsKind kind) => kind switch
    {
        CredentialsKind.Basic => Key.Basic,
        CredentialsKind.Bearer => Key.Bearer,
        _ => null,
    };

    /// <exception cref="OperationFailedException">A part of the entry is unknown.</exception>
    public (EntryId Id, MediaProvider Entry) Complete() => Id is { } id && Entry is { } entry
        ? (id, entry)
        : throw new OperationFailedException(
            FailureKind.InvalidInput,
            "The inputs of the media provider are incomplete: 'botId', 'name' and exactly one of 'config.basic' and 'config.bearer' must be known.");

    /// <summary>The state of an entry with these inputs: the inputs and <c>authentication</c>, which may be unknown in a preview.</summary>
    public ObjectValue ToState() => StateOf(Tree);

    /// <summary>The state of an entry with the inputs <paramref name="tree"/>.</summary>
    public static ObjectValue StateOf(ObjectValue tree) => tree.With(Key.Authentication, AuthenticationOf(tree[Key.Config]));

    /// <summary>The state of an entry that may have been created from these inputs: see <see cref="MediaProviderState.IsUnconfirmed"/>.</summary>
    public ObjectValue ToUnconfirmedState() => Tree.With(Key.Authentication, null);

    /// <summary>True for a state with <c>authentication</c>: that of an unconfirmed create has none.</summary>
    public static bool SaysAuthentication(ObjectValue state) => state[Key.Authentication].AsText() is { Length: > 0 };

    private static MediaProvider? EntryOf(ObjectValue tree) =>
        tree[Key.Name].AsText() is { } name && tree[Key.Config].Plain is ObjectValue config && CredentialsOf(config) is { } credentials
            ? new MediaProvider(name, tree[Key.Type].AsText() ?? EntryComparison.DefaultType, credentials)
            : null;

    private static Credentials? CredentialsOf(ObjectValue config) => (config[Key.Basic].Plain, config[Key.Bearer].Plain) switch
    {
        (ObjectValue basic, Value.Null) when basic[Key.Username].AsText() is { } username && basic[Key.Password].AsText() is { } password
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
        Credentials.Basic basic => ObjectValue.Of((Key.Basic, ObjectValue.Of(
            (Key.Username, new Value.Text(basic.Username)),
            (Key.Password, SecretOf(basic.Password, known[Key.Basic].AsObject()[Key.Password]))))),
        Credentials.Bearer bearer => ObjectValue.Of((Key.Bearer, SecretOf(bearer.Token, known[Key.Bearer]))),
        _ => ObjectValue.Empty,
    };

    // The server may mask a secret: then the last known one is kept. If none is known, the mask itself is returned, which no write sends.
    private static Value SecretOf(SecretText shown, Value known) => shown.IsMask && !known.IsAbsent ? known.AsSecret() : shown.ToValue();

    /// <summary>The names of the properties, for code that works on the tree because some values may be unknown.</summary>
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

        /// <summary>Only in the state.</summary>
        public const string Authentication = "authentication";

        /// <summary>Only in the arguments of a function.</summary>
        public const string NamePrefix = "namePrefix";

        /// <summary>Only in the result of a function.</summary>
        public const string Providers = "providers";

        /// <summary>The import id of an entry; only in the results of functions.</summary>
        public const string Id = "id";
    }
}

/// <summary>The state of a resource, read once.</summary>
/// <param name="Known">The inputs and the state as they came from the engine.</param>
/// <param name="Entry">The entry in the state; null when the state does not contain all of it.</param>
/// <param name="IsUnconfirmed">
/// True for a resource whose create was sent but never confirmed: its state lacks 'authentication', which is not known yet. It stays so until a write is
/// confirmed or a read finds the identical entry.
/// </param>
internal sealed record MediaProviderState(LastKnown Known, MediaProvider? Entry, bool IsUnconfirmed)
{
    /// <summary>The state's tree; empty when there is no state, as in an import.</summary>
    public ObjectValue Tree => Known.State;

    /// <summary>False in an import, where only the id is known.</summary>
    public bool Exists => Tree.Members.Count > 0 && !Tree[MediaProviderInputs.Key.Name].IsAbsent;

    public static MediaProviderState Of(LastKnown known)
    {
        var read = MediaProviderInputs.Of(known.State);
        return new MediaProviderState(known, read.Entry, read.Entry is not null && !MediaProviderInputs.SaysAuthentication(known.State));
    }

    /// <summary>
    /// The inputs and the state, with bot and name taken from the id where they are missing and the program has them. Imported and very old states may lack
    /// them, which is not a change for a program that has them.
    /// </summary>
    public LastKnown CompletedBy(EntryId id, ObjectValue desired)
    {
        // Without a state, the inputs are compared.
        var hasState = Tree.Members.Count > 0;
        var compared = With(MediaProviderInputs.Key.BotId, id.BotId, With(MediaProviderInputs.Key.Name, id.Name, hasState ? Tree : Known.Inputs));
        return hasState ? Known with { State = compared } : Known with { Inputs = compared };

        ObjectValue With(string name, string value, ObjectValue tree) =>
            tree[name].IsAbsent && !desired[name].IsAbsent ? tree.With(name, new Value.Text(value)) : tree;
    }

    /// <summary>The fields in which the entry differs from the state. A masked secret is no difference; there are none without an entry or a state.</summary>
    public List<string> ChangesIn(MediaProvider? there) =>
        there is not null && Entry is not null ? EntryComparison.Differences(there, Entry, maskedIsEqual: true) : [];

    /// <summary>True for an entry that holds what an unconfirmed create sent, under whatever name.</summary>
    public bool MayHaveMade(MediaProvider? there) => IsUnconfirmed && EntryComparison.Shows(there, Entry!);

    /// <summary>
    /// The fields in which the entry differs from what an unconfirmed create sent, or hides whether it does; none for a confirmed resource.
    /// </summary>
    public List<string> DifferencesFromSent(MediaProvider there) => IsUnconfirmed ? EntryComparison.Differences(there, Entry!, maskedIsEqual: false) : [];
}
