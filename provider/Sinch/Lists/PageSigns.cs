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
    private const int LongestName = 256;

    private readonly List<long> totals = [];
    private readonly List<long> limits = [];
    private readonly List<long> sizes = [];
    private bool saysMore;
    private bool saysWhole;
    private bool saysPaged;

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

        /// <summary>How it went, as a word or as a status of HTTP.</summary>
        Status,

        /// <summary>Whether this is all: <c>complete</c>, <c>last</c>.</summary>
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

    public void Hear(Sign sign, string text) => Hear(sign, Value.OfText(Encoding.UTF8.GetBytes(text)));

    /// <summary>True when no sign indicates that a list of that many elements is incomplete.</summary>
    public bool AllowWhole(int count)
    {
        if (saysMore || totals.Exists(total => total != count))
        {
            return false;
        }

        var isSaid = saysWhole || totals.Count > 0;
        return isSaid || (sizes.TrueForAll(size => size == count) && limits.TrueForAll(limit => limit > count) && (!saysPaged || limits.Count > 0));
    }

    /// <summary>Reads a member, beginning at its name. False when its value is null, false or empty.</summary>
    public bool Read(ref Utf8JsonReader reader)
    {
        Span<byte> copy = stackalloc byte[LongestName];
        ReadOnlySpan<byte> name = reader.ValueSpan.Length > copy.Length ? [] : copy[..CopyName(reader, copy)];
        var sign = PageNames.OfMember(name);
        var isRelation = PageNames.IsSpeltAs(name, "rel");
        reader.Read();
        return ReadValue(ref reader, sign, isRelation);
    }

    private static int CopyName(in Utf8JsonReader reader, Span<byte> copy)
    {
        try
        {
            return reader.CopyString(copy);
        }
        catch (InvalidOperationException)
        {
            // The name has an unpaired surrogate, so it is none of the known names.
            return 0;
        }
    }

    private bool ReadValue(ref Utf8JsonReader reader, Sign sign, bool isRelation)
    {
        saysMore |= isRelation && reader.TokenType == JsonTokenType.String && LinkHeader.NamesAnotherPage(reader.ValueSpan);
        var value = reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => new Value(IsNothing: !ReadContent(ref reader, isRelation), IsContainer: true),
            JsonTokenType.String => Value.OfText(reader.ValueSpan),
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
            Sign.Failure => (!value.IsNothing && number != 0, false),
            Sign.Success => (value.IsFalse || number == 0, false),
            Sign.Status => (value.SaysTrouble || number is > 200 and < 600, false),
            Sign.Complete => (value.IsFalse || number == 0, value.IsTrue || number == 1),
            Sign.Pages when value.IsTrue || value.IsFalse => (value.IsFalse, value.IsTrue),
            Sign.Pages when !value.IsNothing && !value.IsContainer => (number is not (0 or 1), number is 0 or 1),
            Sign.Page => (number > 1, false),
            Sign.Offset => (number > 0, false),
            _ => (false, false),
        };
        saysMore |= more;
        saysWhole |= whole;
        saysPaged |= sign == Sign.Page && number is not null;
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
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Value(
        bool IsNothing = false, bool IsTrue = false, bool IsFalse = false, long? Number = null, bool IsContainer = false, bool SaysTrouble = false)
    {
        private static readonly SearchValues<string> Troubles = SearchValues.Create(
            ["error", "fail", "partial", "incomplete", "truncated", "stale", "degraded", "timeout"], StringComparison.OrdinalIgnoreCase);

        public static readonly Value Nothing = new(IsNothing: true);
        public static readonly Value True = new(IsTrue: true);
        public static readonly Value False = new(IsNothing: true, IsFalse: true);

        public static Value OfText(ReadOnlySpan<byte> text)
        {
            Span<char> characters = stackalloc char[24];
            text = text.Trim(" \t"u8);
            if (text.Length > characters.Length || !Ascii.IsValid(text))
            {
                return new Value(IsNothing: false);
            }

            Ascii.ToUtf16(text, characters, out var length);
            var value = characters[..length];
            return value.IsEmpty || value.Equals("null", StringComparison.OrdinalIgnoreCase) ? Nothing
                : value.Equals("false", StringComparison.OrdinalIgnoreCase) || value.Equals("no", StringComparison.OrdinalIgnoreCase) ? False
                : value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("yes", StringComparison.OrdinalIgnoreCase) ? True
                : value.ContainsAny(Troubles) ? new Value(SaysTrouble: true)
                : new Value(Number: long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
        }
    }
}
