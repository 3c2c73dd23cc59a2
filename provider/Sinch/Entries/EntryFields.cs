using System.Text;
using System.Text.Json;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>
/// Reads one entry of a list from its JSON object. Unknown members are ignored. Credentials are unreadable if a member occurs twice, also in another case of
/// its letters (a server that ignores case may use either), or if the entry's type is not a string. The vendor's table has <c>username</c> and <c>password</c>
/// directly in <c>config</c>, while its samples have them in <c>basic</c>: both forms are read, and only the samples' form is written. Strings are created only
/// for the members that are returned.
/// </summary>
internal sealed class EntryFields
{
    /// <summary>The known members of an entry (level 0), of its <c>config</c> (level 1), and of <c>basic</c> in it (level 2).</summary>
    public static readonly string[][] Known = [["name", "type", "config"], ["basic", "bearer", "username", "password"], ["username", "password"]];

    /// <summary>The member of each level that contains the next level.</summary>
    public static readonly string[] Inside = ["config", "basic", ""];

    private static readonly string[] Names = [.. Known[0], .. Known[1]];

    private readonly JsonElement[] values = new JsonElement[Names.Length];
    private bool hasTwice;

    private ref JsonElement this[string name] => ref values[Array.IndexOf(Names, name)];

    private CredentialsKind Form => (IsPresent("basic") || IsPresent("username") || IsPresent("password"), IsPresent("bearer")) switch
    {
        _ when hasTwice => CredentialsKind.Unreadable,
        (true, false) => CredentialsKind.Basic,
        (false, true) => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    private CredentialsKind Kind => Form switch
    {
        _ when IsPresent("type") && TextOf("type") is null => CredentialsKind.Unreadable,
        CredentialsKind.Basic when IsText("username") && IsText("password") => CredentialsKind.Basic,
        CredentialsKind.Bearer when IsText("bearer") => CredentialsKind.Bearer,
        _ => CredentialsKind.Unreadable,
    };

    public static MediaProvider Read(ReadOnlyMemory<byte> entry, string name) =>
        Parse(entry, fields => new MediaProvider(name, fields.TextOf("type") ?? "", fields.ReadCredentials()));

    public static MediaProvider.Summary ReadSummary(ReadOnlyMemory<byte> entry, string name) =>
        Parse(entry, fields => new MediaProvider.Summary(name, fields.TextOf("type") ?? "", fields.Kind));

    /// <summary>The kind of the credentials, complete or not; unreadable when there are none or both, or a member occurs twice.</summary>
    public static CredentialsKind FormOf(ReadOnlyMemory<byte> entry) => Parse(entry, fields => fields.Form);

    /// <summary>
    /// Skips the current element and returns its name; null when it is not an object with exactly one <c>name</c>, a string. A member that differs from it only
    /// in case counts too.
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
            names += isName || IsInOtherCase(reader) ? 1 : 0;
            reader.Read();
            name = isName ? TextAt(reader) : name;

            reader.Skip();
        }

        return names == 1 ? name : null;
    }

    /// <summary>The current string; null for any other token, and for a string with an unpaired surrogate, which cannot be read.</summary>
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

    private static bool IsInOtherCase(in Utf8JsonReader reader) => reader.ValueIsEscaped
        ? "name".Equals(TextAt(reader), StringComparison.OrdinalIgnoreCase)
        : Ascii.EqualsIgnoreCase(reader.ValueSpan, "name"u8);

    private Credentials ReadCredentials() => Kind switch
    {
        CredentialsKind.Basic when TextOf("username") is { } user && TextOf("password") is { } secret => new Credentials.Basic(user, new SecretText(secret)),
        CredentialsKind.Bearer when TextOf("bearer") is { } secret => new Credentials.Bearer(new SecretText(secret)),
        _ => new Credentials.Unreadable(),
    };

    private static T Parse<T>(ReadOnlyMemory<byte> entry, Func<EntryFields, T> read)
    {
        using var document = JsonDocument.Parse(entry);
        var fields = new EntryFields();
        fields.Take(document.RootElement, level: 0);
        return read(fields);
    }

    private void Take(JsonElement element, int level)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member, Known[level]);
            if (!Known[level].Contains(name, StringComparer.Ordinal))
            {
                hasTwice |= Known[level].Contains(name, StringComparer.OrdinalIgnoreCase);
                continue;
            }

            // In the config, null counts as absent.
            hasTwice |= level == 0 ? this[name].ValueKind != JsonValueKind.Undefined : IsPresent(name);
            this[name] = member.Value;
            Take(name == Inside[level] ? member.Value : default, level + 1);
        }
    }

    private bool IsPresent(string name) => this[name].ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private bool IsText(string name) => this[name].ValueKind == JsonValueKind.String;

    // Null for an unpaired surrogate.
    private string? TextOf(string name)
    {
        try
        {
            return IsText(name) ? this[name].GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Empty for an unpaired surrogate. A known name is not copied from the list.
    private static string NameOf(in JsonProperty member, string[] known)
    {
        try
        {
            foreach (var name in known)
            {
                if (member.NameEquals(name))
                {
                    return name;
                }
            }

            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
