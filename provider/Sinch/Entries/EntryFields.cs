using System.Runtime.InteropServices;
using System.Text.Json;

namespace MediaProviders.Sinch.Entries;

/// <summary>Where the fields of one entry stand.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct EntryFields
{
    private bool hasBasic;
    private bool hasTwice;

    /// <summary>Finds the fields of <paramref name="entry"/>, which is one whole JSON object.</summary>
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
                Type = EntryField.At(reader);
            }

            if (isConfig && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadConfig(ref reader);
            }

            reader.Skip();
        }
    }

    /// <summary>At <c>type</c>.</summary>
    public EntryField Type { get; private set; }

    /// <summary>At <c>config.basic.username</c>, or <c>config.username</c>.</summary>
    public EntryField Username { get; private set; }

    /// <summary>At <c>config.basic.password</c>, or <c>config.password</c>.</summary>
    public EntryField Password { get; private set; }

    /// <summary>At <c>config.bearer</c>.</summary>
    public EntryField Bearer { get; private set; }

    /// <summary>Which credentials the fields make.</summary>
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
                Bearer = EntryField.At(reader);
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
            Username = EntryField.At(reader);
        }

        if (isPassword)
        {
            Password = EntryField.At(reader);
        }

        reader.Skip();
    }
}
