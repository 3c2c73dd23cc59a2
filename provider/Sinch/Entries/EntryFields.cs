using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>
/// Reads one entry of a list, one whole JSON object. Unknown fields are passed over; credentials of which a field is there twice, or whose entry has a type
/// that is no text, cannot be read. The vendor's table lists <c>username</c> and <c>password</c> right under <c>config</c> while its samples nest them under
/// <c>basic</c>: both are read, only the samples' form is ever written. A text is made of nothing but what is asked for.
/// </summary>
internal sealed class EntryFields
{
    private JsonElement type;
    private JsonElement config;
    private JsonElement basic;
    private JsonElement username;
    private JsonElement password;
    private JsonElement bearer;
    private bool hasTwice;

    private CredentialsKind Form => (IsPresent(basic) || IsPresent(username) || IsPresent(password), IsPresent(bearer)) switch
    {
        _ when hasTwice => CredentialsKind.Unreadable,
        (true, false) => CredentialsKind.Basic,
        (false, true) => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    private CredentialsKind Kind => Form switch
    {
        _ when IsPresent(type) && TextOf(type) is null => CredentialsKind.Unreadable,
        CredentialsKind.Basic when username.ValueKind == JsonValueKind.String && password.ValueKind == JsonValueKind.String => CredentialsKind.Basic,
        CredentialsKind.Bearer when bearer.ValueKind == JsonValueKind.String => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    public static MediaProvider Read(ReadOnlyMemory<byte> entry, string name) =>
        Parse(entry, fields => new MediaProvider(name, TextOf(fields.type) ?? "", fields.ReadCredentials()));

    public static MediaProvider.Summary ReadSummary(ReadOnlyMemory<byte> entry, string name) =>
        Parse(entry, fields => new MediaProvider.Summary(name, TextOf(fields.type) ?? "", fields.Kind));

    /// <summary>Which credentials there are, be they complete or not; unreadable when there are none or both, or a field comes twice.</summary>
    public static CredentialsKind FormOf(ReadOnlyMemory<byte> entry) => Parse(entry, fields => fields.Form);

    /// <summary>Passes over the element at which the reader stands and says its name; null when it is no object, or has not just one text for a name.</summary>
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
                name = TextAt(reader);
            }

            reader.Skip();
        }

        return names == 1 ? name : null;
    }

    /// <summary>The text the reader stands at; null when it is no string, or one with half a surrogate pair, which no text holds.</summary>
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

    private Credentials ReadCredentials() => Kind switch
    {
        CredentialsKind.Basic when TextOf(username) is { } user && TextOf(password) is { } secret => new Credentials.Basic(user, new SecretText(secret)),
        CredentialsKind.Bearer when TextOf(bearer) is { } secret => new Credentials.Bearer(new SecretText(secret)),
        _ => new Credentials.Unreadable(),
    };

    private static T Parse<T>(ReadOnlyMemory<byte> entry, Func<EntryFields, T> read)
    {
        using var document = JsonDocument.Parse(entry);
        var fields = new EntryFields();
        fields.Take(document.RootElement, level: 0);
        return read(fields);
    }

    // Level 0 is the entry, 1 its 'config', 2 the 'basic' in that.
    private void Take(JsonElement element, int level)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            switch (level)
            {
                case 0 when member.NameEquals("type"u8):
                    hasTwice |= type.ValueKind != JsonValueKind.Undefined;
                    type = member.Value;
                    break;
                case 0 when member.NameEquals("config"u8):
                    hasTwice |= config.ValueKind != JsonValueKind.Undefined;
                    config = member.Value;
                    Take(config, 1);
                    break;
                case 1 when member.NameEquals("basic"u8):
                    Take(ref basic, member.Value);
                    Take(basic, 2);
                    break;
                case 1 when member.NameEquals("bearer"u8):
                    Take(ref bearer, member.Value);
                    break;
                case > 0 when member.NameEquals("username"u8):
                    Take(ref username, member.Value);
                    break;
                case > 0 when member.NameEquals("password"u8):
                    Take(ref password, member.Value);
                    break;
                default:
                    break;
            }
        }
    }

    private void Take(ref JsonElement field, JsonElement value)
    {
        hasTwice |= IsPresent(field);
        field = value;
    }

    // A null counts as absent.
    private static bool IsPresent(JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
