using System.Runtime.InteropServices;
using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Sinch.Entries;

/// <summary>
/// Reads one entry of a list, one whole JSON object, by where its fields stand. Unknown fields are passed over; credentials of which a field is there twice
/// cannot be read. The vendor's table lists <c>username</c> and <c>password</c> right under <c>config</c> while its samples nest them under <c>basic</c>: both
/// are read, only the samples' form is ever written.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct EntryFields
{
    private bool hasBasic;
    private bool hasTwice;

    public EntryFields(ReadOnlySpan<byte> entry)
    {
        var hasType = false;
        var hasConfig = false;
        var reader = new Utf8JsonReader(entry);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isConfig = reader.ValueTextEquals("config"u8);
            reader.Read();
            hasTwice |= (isType && hasType) || (isConfig && hasConfig);
            hasType |= isType;
            hasConfig |= isConfig;
            if (isType)
            {
                Type = Field.At(reader);
            }

            if (isConfig && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadConfig(ref reader);
            }

            reader.Skip();
        }
    }

    public Field Type { get; private set; }

    /// <summary>At <c>config.basic.username</c>, or <c>config.username</c>.</summary>
    public Field Username { get; private set; }

    /// <summary>At <c>config.basic.password</c>, or <c>config.password</c>.</summary>
    public Field Password { get; private set; }

    public Field Bearer { get; private set; }

    public readonly CredentialsKind Kind => Form switch
    {
        CredentialsKind.Basic when Username.IsText && Password.IsText => CredentialsKind.Basic,
        CredentialsKind.Bearer when Bearer.IsText => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    /// <summary>Which credentials there are, be they complete or not; unreadable when there are none or both, or a field comes twice.</summary>
    public readonly CredentialsKind Form => (hasBasic || Username.IsPresent || Password.IsPresent, Bearer.IsPresent) switch
    {
        _ when hasTwice => CredentialsKind.Unreadable,
        (true, false) => CredentialsKind.Basic,
        (false, true) => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    /// <summary>
    /// Passes over the element at which the reader stands and says its name; null when it is not an object, has no text for a name or has more than one.
    /// </summary>
    public static string? ReadName(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? name = null;
        var names = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName)
            {
                names++;
                name = Field.TextAt(reader);
            }

            reader.Skip();
        }

        return names == 1 ? name : null;
    }

    public static MediaProvider.Summary ReadSummary(ReadOnlySpan<byte> entry, string name)
    {
        var fields = new EntryFields(entry);
        return new MediaProvider.Summary(name, fields.Type.ReadText(entry) ?? "", fields.Kind);
    }

    public static MediaProvider Read(ReadOnlySpan<byte> entry, string name)
    {
        var fields = new EntryFields(entry);
        return new MediaProvider(name, fields.Type.ReadText(entry) ?? "", fields.ReadCredentials(entry));
    }

    private readonly Credentials ReadCredentials(ReadOnlySpan<byte> entry) => Kind switch
    {
        CredentialsKind.Basic when Username.ReadText(entry) is { } username && Password.ReadText(entry) is { } password =>
            new Credentials.Basic(username, new SecretText(password)),
        CredentialsKind.Bearer when Bearer.ReadText(entry) is { } bearer => new Credentials.Bearer(new SecretText(bearer)),
        _ => new Credentials.Unreadable(),
    };

    private void ReadConfig(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("basic"u8))
            {
                reader.Read();
                hasTwice |= hasBasic;
                hasBasic |= reader.TokenType != JsonTokenType.Null;
                ReadBasic(ref reader);
            }
            else if (reader.ValueTextEquals("bearer"u8))
            {
                reader.Read();
                hasTwice |= Bearer.IsPresent;
                Bearer = Field.At(reader);
                reader.Skip();
            }
            else
            {
                ReadUserOrPassword(ref reader);
            }
        }
    }

    private void ReadBasic(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadUserOrPassword(ref reader);
        }
    }

    private void ReadUserOrPassword(ref Utf8JsonReader reader)
    {
        var isUsername = reader.ValueTextEquals("username"u8);
        var isPassword = reader.ValueTextEquals("password"u8);
        reader.Read();
        hasTwice |= (isUsername && Username.IsPresent) || (isPassword && Password.IsPresent);
        if (isUsername)
        {
            Username = Field.At(reader);
        }

        if (isPassword)
        {
            Password = Field.At(reader);
        }

        reader.Skip();
    }

    /// <summary>Where the value of a field stands. The default value is an absent field; a null one counts as absent.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Field(int Start, int End, JsonTokenType Token)
    {
        public bool IsPresent => Token != JsonTokenType.None;

        public bool IsText => Token == JsonTokenType.String;

        public static Field At(in Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.Null ? default : new Field((int)reader.TokenStartIndex, (int)reader.BytesConsumed, reader.TokenType);

        /// <summary>Makes the text; null when the value is no string, or one with half a surrogate pair, which no text holds.</summary>
        public string? ReadText(ReadOnlySpan<byte> entry)
        {
            if (!IsText)
            {
                return null;
            }

            var reader = new Utf8JsonReader(entry[Start..End]);
            reader.Read();
            return TextAt(reader);
        }

        /// <summary>The text the reader stands at, as <see cref="ReadText"/> makes it.</summary>
        public static string? TextAt(in Utf8JsonReader reader)
        {
            try
            {
                return reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
