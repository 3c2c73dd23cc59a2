using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Sinch.Entries;

/// <summary>
/// Reads one entry of a list. Unknown fields are passed over; credentials of which a field is there twice cannot be read. The vendor's table lists
/// <c>username</c> and <c>password</c> right under <c>config</c> while its samples nest them under <c>basic</c>: both are read, only the samples' form is
/// ever written.
/// </summary>
internal static class EntryReader
{
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
                name = EntryFields.Field.TextAt(reader);
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
        return new MediaProvider(name, fields.Type.ReadText(entry) ?? "", ReadCredentials(entry, fields));
    }

    private static Credentials ReadCredentials(ReadOnlySpan<byte> entry, EntryFields fields) => fields.Kind switch
    {
        CredentialsKind.Basic when fields.Username.ReadText(entry) is { } username && fields.Password.ReadText(entry) is { } password =>
            new Credentials.Basic(username, new SecretText(password)),
        CredentialsKind.Bearer when fields.Bearer.ReadText(entry) is { } bearer => new Credentials.Bearer(new SecretText(bearer)),
        _ => new Credentials.Unreadable(),
    };
}
