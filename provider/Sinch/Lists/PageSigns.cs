using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Sign = MediaProviders.Sinch.PageSign;

namespace MediaProviders.Sinch;

/// <summary>
/// Collects signs in a response that the list is only a page. The API's documents do not mention pages, so the names are those that other services use:
/// JSON:API, HAL, OData, Spring, Laravel, GitLab, Google, AWS. If two signs contradict each other, the list counts as incomplete. No string is created of a
/// value.
/// </summary>
/// <param name="cancellationToken">Ends the reading of members, each of which takes much longer than its few bytes.</param>
internal sealed class PageSigns(CancellationToken cancellationToken)
{
    private const int LongestText = 256;

    // A larger number where an offset may be is a telephone number or a time.
    private const int LargestOffset = 100_000_000;

    private readonly List<long> totals = [];
    private readonly List<long> limits = [];
    private readonly List<long> sizes = [];
    private Sign? part;
    private bool saysWhole;
    private bool saysTotal;
    private bool saysPaged;
    private bool asksForTotal;
    private (int GoodCodes, int Complaints) found;

    /// <summary>True when the response says that it is not current.</summary>
    public bool SaysStale { get; set; }

    /// <summary>A sign that a list of that many elements is incomplete; null when there is none.</summary>
    public Sign? FindPart(int count) =>
        part is not null ? part
        : totals.Exists(total => total != count) ? Sign.Total
        : saysWhole || saysTotal ? null
        : asksForTotal ? Sign.Offset
        : sizes.Exists(size => size != count) ? Sign.Size
        : limits.Exists(limit => limit >= 0 && limit <= count) ? Sign.Limit
        : saysPaged && limits.Count == 0 ? Sign.Page
        : null;

    /// <summary>Adds a header. A header about pages may contain a JSON object, which is more precise than its name.</summary>
    public void AddHeader(string name, string text)
    {
        var sign = PageNames.OfHeader(name);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (sign != Sign.More || !text.StartsWith('{') || !TryReadObject(bytes))
        {
            Add(sign, Value.OfText(bytes));
        }
    }

    /// <summary>Reads a member, beginning at its name. False when its value is null, false or empty.</summary>
    public bool Read(ref Utf8JsonReader reader)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sign = PageNames.OfMember(NameOf(reader));
        reader.Read();
        if (sign == Sign.Allowance)
        {
            reader.Skip();
            return true;
        }

        return ReadValue(ref reader, sign);
    }

    /// <summary>The current name; empty for a longer one than any known name, and for an unpaired surrogate, which cannot be read.</summary>
    public static string NameOf(in Utf8JsonReader reader) => reader.ValueSpan.Length > LongestText ? "" : EntryFields.TextAt(reader) ?? "";

    private bool TryReadObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            ReadValue(ref reader, Sign.Other);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool ReadValue(ref Utf8JsonReader reader, Sign sign)
    {
        Span<byte> copy = stackalloc byte[LongestText];
        ReadOnlySpan<byte> text = reader.TokenType == JsonTokenType.String ? Unescape(reader, copy) : reader.ValueSpan;
        part ??= sign == Sign.Relation && LinkHeader.NamesAnotherPage(text) ? Sign.More : null;
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, sign),
            JsonTokenType.StartArray => new Value(IsNothing: !ReadContent(ref reader, sign), IsContainer: true),
            JsonTokenType.Number => new Value(
                Number: reader.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < long.MaxValue ? (long)number : null),
            _ => text.IsEmpty && !reader.ValueSpan.IsEmpty ? new Value() : Value.OfText(text),
        };
        Add(sign, value);
        return !value.IsNothing && !value.SaysDeprecated;
    }

    // Empty for a longer text and for an unpaired surrogate.
    private static ReadOnlySpan<byte> Unescape(in Utf8JsonReader reader, Span<byte> copy)
    {
        try
        {
            return reader.ValueSpan.Length > copy.Length ? [] : copy[..reader.CopyString(copy)];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    // Some services send their error object always, with a code of success and no message.
    private Value ReadObject(ref Utf8JsonReader reader, Sign sign)
    {
        var before = found;
        var isNothing = !ReadContent(ref reader, sign);
        return new Value(isNothing, IsContainer: true, SaysWell: found.GoodCodes > before.GoodCodes && found.Complaints == before.Complaints);
    }

    private bool ReadContent(ref Utf8JsonReader reader, Sign sign)
    {
        var ofElements = sign == Sign.Relation ? sign : Sign.Other;
        var saysAnything = false;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            saysAnything |= reader.TokenType == JsonTokenType.PropertyName ? Read(ref reader) : ReadValue(ref reader, ofElements);
        }

        return saysAnything;
    }

    private void Add(Sign sign, Value value)
    {
        var number = value.Number;
        var (more, whole) = sign switch
        {
            Sign.More or Sign.Place => (!value.IsNothing && number is not (0 or -1), value.IsNothing && sign == Sign.More),
            Sign.Remaining => (!value.IsNothing && number != 0, number == 0),
            Sign.Failure => (!value.IsNothing && !value.SaysWell && !value.SaysDeprecated && number != 0, false),
            Sign.Success => (value.IsFalse || number == 0, false),
            Sign.Status => (value.SaysTrouble || number is < 0 or (> 200 and < 600 and not 304), false),
            Sign.Complete => (value.IsFalse || number is not (null or 1), value.IsTrue || number == 1),
            Sign.Pages when value.IsTrue || value.IsFalse => (value.IsFalse, value.IsTrue),
            Sign.Pages when !value.IsNothing && !value.IsContainer => (number is not (0 or 1), number is 0 or 1),
            Sign.Page => (number > 1, false),
            Sign.Offset => (number is > 1 and < LargestOffset, false),
            _ => (false, false),
        };
        found.GoodCodes += sign == Sign.Status && (value.SaysWell || number is 0 or 200) ? 1 : 0;
        found.Complaints += sign == Sign.Message && !value.IsNothing && !value.SaysWell ? 1 : 0;
        part ??= more ? sign : null;
        saysWhole |= whole;
        saysPaged |= sign == Sign.Page && number is not null;

        // The first entry is counted as 0 or as 1.
        asksForTotal |= sign == Sign.Offset && number == 1;
        SaysStale |= (sign == Sign.Stale && value is { IsNothing: false, IsContainer: false } && number != 0) || (sign == Sign.Status && value.SaysStale);
        if (sign is Sign.Total or Sign.Count && !value.IsNothing)
        {
            totals.Add(number ?? -1);
            saysTotal |= sign == Sign.Total;
        }
        else if (sign is Sign.Size or Sign.Limit && number is { } size)
        {
            (sign == Sign.Size ? sizes : limits).Add(size);
        }
    }

    /// <summary>The value of a sign, as far as it matters.</summary>
    /// <param name="IsNothing">Null, false, or an empty text, array or object.</param>
    /// <param name="IsTrue">True, also as text.</param>
    /// <param name="IsFalse">False, also as text.</param>
    /// <param name="Number">A whole number, also as text; else null.</param>
    /// <param name="SaysTrouble">A text that contains a word for a failure.</param>
    /// <param name="SaysStale">A text that contains a word for a cached copy.</param>
    /// <param name="SaysWell">A word for success.</param>
    /// <param name="SaysDeprecated">A text about the end of the service, such as a warning: it says nothing about the list.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Value(
        bool IsNothing = false, bool IsTrue = false, bool IsFalse = false, long? Number = null, bool IsContainer = false, bool SaysTrouble = false,
        bool SaysStale = false, bool SaysWell = false, bool SaysDeprecated = false)
    {
        private static readonly SearchValues<string> Troubles = SearchValues.Create(
            ["error", "fail", "partial", "incomplete", "truncated", "degraded", "timeout", "unavailable", "abort", "denied", "exceeded", "exception"],
            StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Ends = SearchValues.Create(["deprecat", "sunset"], StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Copies = SearchValues.Create(["stale", "cache"], StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Originals = SearchValues.Create(
            ["miss", "bypass", "uncached", "nocache", "no-cache", "not cached"], StringComparison.OrdinalIgnoreCase);

        private static readonly Dictionary<string, Value> Words = new (Value Value, string[] Words)[]
        {
            (new Value(IsNothing: true), ["", "null", "none", "nil", "undefined", "n/a", "-"]),
            (new Value(IsTrue: true), ["true", "yes", "y", "t", "on"]),
            (new Value(IsNothing: true, IsFalse: true), ["false", "no", "n", "f", "off"]),
            (new Value(SaysWell: true), ["ok", "success", "successful", "succeeded", "no error", "no errors", "no_error", "0 errors"]),
            (new Value(SaysTrouble: true), ["ko", "nok", "ng"]),
        }.SelectMany(one => one.Words, (one, word) => (word, one.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase);

        public static Value OfText(ReadOnlySpan<byte> text)
        {
            Span<char> characters = stackalloc char[LongestText];
            text = text.Trim(" \t"u8);
            if (text.Length > characters.Length || !Ascii.IsValid(text))
            {
                return new Value();
            }

            Ascii.ToUtf16(text, characters, out var length);
            ReadOnlySpan<char> value = characters[..length];
            return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out var known) ? known
                : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new Value(Number: number)
                : new Value(
                    SaysTrouble: value.ContainsAny(Troubles) || IsFailedStatus(value),
                    SaysStale: value.ContainsAny(Copies) && !value.ContainsAny(Originals),
                    SaysDeprecated: value.ContainsAny(Ends) && !value.ContainsAny(Troubles));
        }

        // 502 Bad Gateway
        private static bool IsFailedStatus(ReadOnlySpan<char> text) =>
            text is ['4' or '5', _, _, ' ', ..] && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]);
    }
}
