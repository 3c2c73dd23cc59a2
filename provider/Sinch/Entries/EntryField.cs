using System.Runtime.InteropServices;
using System.Text.Json;

namespace MediaProviders.Sinch.Entries;

/// <summary>Where the value of a field stands in the bytes of an entry. The default value is an absent field; a null one counts as absent.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryField(int Start, int End, JsonTokenType Token)
{
    /// <summary>True when the field has a value other than null.</summary>
    public bool IsPresent => Token != JsonTokenType.None;

    /// <summary>True when the value is a string.</summary>
    public bool IsText => Token == JsonTokenType.String;

    /// <summary>The field whose value the reader stands at.</summary>
    public static EntryField At(in Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? default : new EntryField((int)reader.TokenStartIndex, (int)reader.BytesConsumed, reader.TokenType);

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
