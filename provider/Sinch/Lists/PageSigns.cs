using System.Text;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>
/// Collects signs in a response that the list is only a page. The API's documents do not mention pages, so the names are those that other services use:
/// JSON:API, HAL, OData, Spring, Laravel, GitLab, Google, AWS. If two signs contradict each other, the list counts as incomplete. No string is created of a
/// value.
/// </summary>
internal sealed partial class PageSigns
{
    private const int LongestText = 256;

    // A larger number where an offset may be is a telephone number or a time.
    private const int LargestOffset = 100_000_000;

    private readonly List<long> totals = [];
    private readonly List<long> limits = [];
    private readonly List<long> sizes = [];
    private bool saysMore;
    private bool saysWhole;
    private bool saysPaged;
    private bool asksForTotal;
    private (int GoodCodes, int Complaints) heard;

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

        /// <summary>What it says about how it went.</summary>
        Message,

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

        /// <summary>How many calls are allowed: nothing in it is about the list.</summary>
        Allowance,
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
        return isSaid || (!asksForTotal && sizes.TrueForAll(size => size == count) && limits.TrueForAll(limit => limit < 0 || limit > count)
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
        if (sign == Sign.Allowance)
        {
            reader.Skip();
            return true;
        }

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
            JsonTokenType.StartObject => ReadObject(ref reader, isRelation),
            JsonTokenType.StartArray => new Value(IsNothing: !ReadContent(ref reader, isRelation), IsContainer: true),
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

    // Some services send their error object always, with a code of success and no message.
    private Value ReadObject(ref Utf8JsonReader reader, bool isRelation)
    {
        var before = heard;
        var isNothing = !ReadContent(ref reader, isRelation);
        return new Value(isNothing, IsContainer: true, SaysWell: heard.GoodCodes > before.GoodCodes && heard.Complaints == before.Complaints);
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
            Sign.More => (!value.IsNothing && number is not (0 or -1), value.IsNothing),
            Sign.Remaining => (!value.IsNothing && number != 0, number == 0),
            Sign.Failure => (!value.IsNothing && !value.SaysWell && number != 0, false),
            Sign.Success => (value.IsFalse || number == 0, false),
            Sign.Status => (value.SaysTrouble || number is < 0 or (> 200 and < 600 and not 304), false),
            Sign.Complete => (value.IsFalse || number is not (null or 1), value.IsTrue || number == 1),
            Sign.Pages when value.IsTrue || value.IsFalse => (value.IsFalse, value.IsTrue),
            Sign.Pages when !value.IsNothing && !value.IsContainer => (number is not (0 or 1), number is 0 or 1),
            Sign.Page => (number > 1, false),
            Sign.Offset => (number is > 1 and < LargestOffset, false),
            _ => (false, false),
        };
        heard.GoodCodes += sign == Sign.Status && (value.SaysWell || number is 0 or 200) ? 1 : 0;
        heard.Complaints += sign == Sign.Message && !value.IsNothing && !value.SaysWell ? 1 : 0;
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
}
