using MediaProviders.Safety.Confirming;
using MediaProviders.Sinch.Entries;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Reads what a program wants of an entry out of its checked inputs, and writes what an entry is as a state.</summary>
internal static class EntryInputs
{
    /// <summary>The entry's bot and name; null while either is unknown.</summary>
    public static EntryId? IdOf(ObjectValue inputs) =>
        inputs["botId"].Plain is Value.Text bot && inputs["name"].Plain is Value.Text name && bot.Content.Length > 0 && name.Content.Length > 0
            ? new EntryId(bot.Content, name.Content)
            : null;

    /// <summary>The entry as it is to be sent; null while any part of it is unknown, or when the credentials are not exactly one of the two kinds.</summary>
    public static MediaProvider? EntryOf(ObjectValue inputs) =>
        inputs["name"].Plain is Value.Text name && CredentialsOf(inputs["config"]) is { } credentials
            ? new MediaProvider(name.Content, (inputs["type"].Plain as Value.Text)?.Content ?? EntryComparison.DefaultType, credentials)
            : null;

    /// <summary>True when the program lets a create overwrite what is there.</summary>
    public static bool Overwrites(ObjectValue inputs) => inputs["overwrite"].Plain is Value.Bool { Content: true };

    /// <summary>The state of an entry with those inputs: the inputs and which kind of credentials is in force, which may be unknown in a preview.</summary>
    public static ObjectValue StateOf(ObjectValue inputs) => inputs.With("authentication", AuthenticationOf(inputs["config"]));

    /// <summary>The inputs that would make the entry as it is on the server; a masked secret is taken from <paramref name="known"/> where it may be the same, and is the mask where nothing is known.</summary>
    public static ObjectValue InputsOf(EntryId id, MediaProvider entry, ObjectValue known) => new(
        KeyValuePair.Create<string, Value>("botId", new Value.Text(id.BotId)),
        KeyValuePair.Create<string, Value>("name", new Value.Text(id.Name)),
        KeyValuePair.Create<string, Value>("type", new Value.Text(EntryComparison.TypeOf(entry))),
        KeyValuePair.Create<string, Value>("config", ConfigOf(entry.Credentials, known["config"].Plain as ObjectValue ?? ObjectValue.Empty)),
        KeyValuePair.Create<string, Value>("overwrite", Value.Bool.Of(Overwrites(known))));

    /// <summary>Which kind of credentials an entry of the list holds, in the words of the program; null when it can be read as neither.</summary>
    public static string? AuthenticationOf(CredentialsKind kind) => kind switch
    {
        CredentialsKind.Basic => "basic",
        CredentialsKind.Bearer => "bearer",
        _ => null,
    };

    private static Value AuthenticationOf(Value config) => config.Plain is ObjectValue credentials
        ? (credentials["basic"], credentials["bearer"]) switch
        {
            ({ IsAbsent: false }, { IsAbsent: true }) => new Value.Text("basic"),
            ({ IsAbsent: true }, { IsAbsent: false }) => new Value.Text("bearer"),
            _ => Value.Unknown.Instance,
        }
        : Value.Unknown.Instance;

    private static Credentials? CredentialsOf(Value config) => config.Plain is ObjectValue credentials
        ? (credentials["basic"].Plain, credentials["bearer"].Plain) switch
        {
            (ObjectValue basic, Value.Null) when basic["username"].Plain is Value.Text username && basic["password"].Plain is Value.Text password
                => new Credentials.Basic(username.Content, new SecretText(password.Content)),
            (Value.Null, Value.Text bearer) => new Credentials.Bearer(new SecretText(bearer.Content)),
            _ => null,
        }
        : null;

    private static ObjectValue ConfigOf(Credentials credentials, ObjectValue known)
    {
        switch (credentials)
        {
            case Credentials.Basic basic:
                var knownBasic = known["basic"].Plain as ObjectValue ?? ObjectValue.Empty;
                var inner = new ObjectValue(
                    KeyValuePair.Create<string, Value>("username", new Value.Text(basic.Username)),
                    KeyValuePair.Create("password", SecretOf(basic.Password, knownBasic["password"])));
                return new ObjectValue(KeyValuePair.Create<string, Value>("basic", inner));
            case Credentials.Bearer bearer:
                return ObjectValue.Empty.With("bearer", SecretOf(bearer.Token, known["bearer"]));
            default:
                return ObjectValue.Empty;
        }
    }

    // A mask says nothing of the secret: what was last known of the same kind stands, and where nothing was known the mask itself does, which no write sends.
    private static Value SecretOf(SecretText shown, Value known) => shown.IsMask && !known.IsAbsent ? known.AsSecret() : shown.ToValue();
}
