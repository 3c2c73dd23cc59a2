using System.Text.Json;

namespace MediaProviders.Sinch.Lists;

/// <summary>Passes over what stands beside the levels of a list, and hears what it says about pages. No text is made of any value.</summary>
internal static class PageReader
{
    private const int LongestName = 256;

    /// <summary>Passes over a member, at whose name the reader stands. True when its value says anything: it is no null, false or empty value.</summary>
    public static bool Read(ref Utf8JsonReader reader, PageSigns signs)
    {
        Span<byte> copy = stackalloc byte[LongestName];
        ReadOnlySpan<byte> name = reader.ValueSpan.Length > copy.Length ? [] : copy[..CopyName(reader, copy)];
        var sign = PageNames.OfMember(name);
        var isRelation = name.SequenceEqual("rel"u8);
        reader.Read();
        if (isRelation && reader.TokenType == JsonTokenType.String && LinkHeader.NamesAnotherPage(reader.ValueSpan))
        {
            signs.HearLink();
        }

        return ReadValue(ref reader, sign, signs);
    }

    private static bool ReadValue(ref Utf8JsonReader reader, PageSign sign, PageSigns signs)
    {
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => new PageValue(IsNothing: !ReadContent(ref reader, signs), IsContainer: true),
            JsonTokenType.String => PageValue.OfText(reader.ValueSpan),
            JsonTokenType.Number => new PageValue(
                IsNothing: false,
                Number: reader.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < long.MaxValue ? (long)number : null),
            JsonTokenType.True => new PageValue(IsNothing: false, IsTrue: true),
            JsonTokenType.False => new PageValue(IsNothing: true, IsFalse: true),
            _ => new PageValue(IsNothing: true),
        };
        signs.Hear(sign, value);
        return !value.IsNothing;
    }

    private static bool ReadContent(ref Utf8JsonReader reader, PageSigns signs)
    {
        var saysAnything = false;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            saysAnything |= reader.TokenType == JsonTokenType.PropertyName ? Read(ref reader, signs) : ReadValue(ref reader, PageSign.Other, signs);
        }

        return saysAnything;
    }

    private static int CopyName(in Utf8JsonReader reader, Span<byte> copy)
    {
        try
        {
            return reader.CopyString(copy);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which is in no name that is known here.
            return 0;
        }
    }
}
