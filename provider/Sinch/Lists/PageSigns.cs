using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>
/// Collects signs in a response that the list is only a page. The API's documents do not mention pages, so the names are those that other services use:
/// JSON:API, HAL, OData, Spring, Laravel, GitLab, Google, AWS. If two signs contradict each other, the list counts as incomplete. No string is created of a
/// value.
/// </summary>
internal sealed class PageSigns
{
    private const int LongestText = 256;

    private readonly List<long> totals = [];
    private readonly List<long> limits = [];
    private readonly List<long> sizes = [];
    private bool saysMore;
    private bool saysWhole;
    private bool saysPaged;
    private bool asksForTotal;

    /// <summary>True when the answer says that it is not current.</summary>
    public bool SaysStale { get; set; }

    /// <summary>The meaning of a member or header for the question whether the list is complete.</summary>
    internal enum Sign
    {
        Other,

        /// <summary>Another page, or a flag that there is one: <c>next</c>, <c>nextPageToken</c>, <c>has_more</c>, <c>truncated</c>, <c>previous</c>.</summary>
        More,

        Remaining,

        /// <summary>What failed, or how much: <c>errors</c>, <c>failed</c>.</summary>
        Failure,

        /// <summary>Whether it went well: <c>success</c>, <c>ok</c>.</summary>
        Success,

        /// <summary>How it went or where it comes from, as a word or as a status of HTTP.</summary>
        Status,

        /// <summary>That it is not current: <c>stale</c>, <c>fromCache</c>.</summary>
        Stale,

        /// <summary>Whether this is all, or how many pages there are: <c>complete</c>, <c>last</c>.</summary>
        Complete,

        /// <summary>How many entries there are: <c>total</c>, <c>count</c>.</summary>
        Total,

        Pages,

        Page,

        /// <summary>How many entries a page holds at most: <c>limit</c>, <c>per_page</c>.</summary>
        Limit,

        /// <summary>How many entries there are, or how many a page holds: <c>size</c>.</summary>
        Size,

        Offset,
    }

    /// <summary>Reads a header. A header about pages may contain a JSON object, which is more precise than its name.</summary>
    public void Hear(Sign sign, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (sign != Sign.More || !text.StartsWith('{') || !TryReadObject(bytes))
        {
            Hear(sign, Value.OfText(bytes));
        }
    }

    /// <summary>True when no sign indicates that a list of that many elements is incomplete.</summary>
    public bool AllowWhole(int count)
    {
        if (saysMore || totals.Exists(total => total != count))
        {
            return false;
        }

        var isSaid = saysWhole || totals.Count > 0;
        return isSaid || (!asksForTotal && sizes.TrueForAll(size => size == count) && limits.TrueForAll(limit => limit > count)
            && (!saysPaged || limits.Count > 0));
    }

    /// <summary>Reads a member, beginning at its name. False when its value is null, false or empty.</summary>
    public bool Read(ref Utf8JsonReader reader)
    {
        Span<byte> copy = stackalloc byte[LongestText];
        ReadOnlySpan<byte> name = Unescape(reader, copy);
        var sign = PageNames.OfMember(name);
        var isRelation = PageNames.IsSpeltAs(name, "rel") || PageNames.IsSpeltAs(name, "relation");
        reader.Read();
        return ReadValue(ref reader, sign, isRelation);
    }

    /// <summary>True when the current name equals the word, ignoring case, separators and escapes.</summary>
    public static bool IsSpeltAs(in Utf8JsonReader reader, string word)
    {
        Span<byte> copy = stackalloc byte[LongestText];
        return PageNames.IsSpeltAs(Unescape(reader, copy), word);
    }

    // Empty for a longer text and for an unpaired surrogate: neither is in a known name.
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

    private bool TryReadObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            ReadValue(ref reader, Sign.Other, isRelation: false);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool ReadValue(ref Utf8JsonReader reader, Sign sign, bool isRelation)
    {
        Span<byte> copy = stackalloc byte[LongestText];
        var isText = reader.TokenType == JsonTokenType.String;
        ReadOnlySpan<byte> text = isText ? Unescape(reader, copy) : [];
        saysMore |= isRelation && LinkHeader.NamesAnotherPage(text);
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => new Value(IsNothing: !ReadContent(ref reader, isRelation), IsContainer: true),
            JsonTokenType.String => text.IsEmpty && !reader.ValueSpan.IsEmpty ? new Value() : Value.OfText(text),
            JsonTokenType.Number => new Value(
                Number: reader.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) < long.MaxValue ? (long)number : null),
            JsonTokenType.True => Value.True,
            JsonTokenType.False => Value.False,
            _ => Value.Nothing,
        };
        Hear(sign, value);
        return !value.IsNothing;
    }

    private bool ReadContent(ref Utf8JsonReader reader, bool isRelation)
    {
        var saysAnything = false;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            saysAnything |= reader.TokenType == JsonTokenType.PropertyName ? Read(ref reader) : ReadValue(ref reader, Sign.Other, isRelation);
        }

        return saysAnything;
    }

    private void Hear(Sign sign, Value value)
    {
        var number = value.Number;
        var (more, whole) = sign switch
        {
            Sign.More => (!value.IsNothing && number != 0, value.IsNothing),
            Sign.Remaining => (!value.IsNothing && number != 0, number == 0),
            Sign.Failure => (!value.IsNothing && !value.SaysWell && number != 0, false),
            Sign.Success => (value.IsFalse || number == 0, false),
            Sign.Status => (value.SaysTrouble || number is > 200 and < 600 and not 304, false),
            Sign.Complete => (value.IsFalse || number is not (null or 1), value.IsTrue || number == 1),
            Sign.Pages when value.IsTrue || value.IsFalse => (value.IsFalse, value.IsTrue),
            Sign.Pages when !value.IsNothing && !value.IsContainer => (number is not (0 or 1), number is 0 or 1),
            Sign.Page => (number > 1, false),
            Sign.Offset => (number > 1, false),
            _ => (false, false),
        };
        saysMore |= more;
        saysWhole |= whole;
        saysPaged |= sign == Sign.Page && number is not null;

        // The first entry is counted as 0 or as 1.
        asksForTotal |= sign == Sign.Offset && number == 1;
        SaysStale |= (sign == Sign.Stale && value is { IsNothing: false, IsContainer: false } && number != 0) || (sign == Sign.Status && value.SaysStale);
        if (sign == Sign.Total && !value.IsNothing)
        {
            totals.Add(number ?? -1);
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
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Value(
        bool IsNothing = false, bool IsTrue = false, bool IsFalse = false, long? Number = null, bool IsContainer = false, bool SaysTrouble = false,
        bool SaysStale = false, bool SaysWell = false)
    {
        private static readonly SearchValues<string> Troubles = SearchValues.Create(
            ["error", "fail", "partial", "incomplete", "truncated", "degraded", "timeout", "unavailable"], StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Copies = SearchValues.Create(["stale", "cache"], StringComparison.OrdinalIgnoreCase);

        public static readonly Value Nothing = new(IsNothing: true);
        public static readonly Value True = new(IsTrue: true);
        public static readonly Value False = new(IsNothing: true, IsFalse: true);

        private static readonly Dictionary<string, Value> Words = new (Value Value, string[] Words)[]
        {
            (Nothing, ["", "null", "none", "nil"]),
            (True, ["true", "yes", "y", "t", "on"]),
            (False, ["false", "no", "n", "f", "off"]),
            (new Value(SaysWell: true), ["ok", "success", "successful", "succeeded"]),
        }.SelectMany(one => one.Words, (one, word) => (word, one.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase);

        public static Value OfText(ReadOnlySpan<byte> text)
        {
            Span<char> characters = stackalloc char[LongestText];
            text = text.Trim(" \t"u8);
            if (text.Length > characters.Length || !Ascii.IsValid(text))
            {
                return new Value(IsNothing: false);
            }

            Ascii.ToUtf16(text, characters, out var length);
            ReadOnlySpan<char> value = characters[..length];
            return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out var known) ? known
                : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new Value(Number: number)
                : new Value(SaysTrouble: value.ContainsAny(Troubles), SaysStale: value.ContainsAny(Copies));
        }
    }
}
