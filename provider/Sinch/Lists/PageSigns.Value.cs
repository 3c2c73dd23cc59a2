using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaProviders.Sinch;

/// <content>How the value of a member or header is understood.</content>
internal sealed partial class PageSigns
{
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
            ["error", "fail", "partial", "incomplete", "truncated", "degraded", "timeout", "unavailable", "abort", "denied", "exceeded", "exception"],
            StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Copies = SearchValues.Create(["stale", "cache"], StringComparison.OrdinalIgnoreCase);

        private static readonly SearchValues<string> Originals = SearchValues.Create(
            ["miss", "bypass", "uncached", "nocache", "no-cache", "not cached"], StringComparison.OrdinalIgnoreCase);

        public static readonly Value Nothing = new(IsNothing: true);
        public static readonly Value True = new(IsTrue: true);
        public static readonly Value False = new(IsNothing: true, IsFalse: true);

        private static readonly Dictionary<string, Value> Words = new (Value Value, string[] Words)[]
        {
            (Nothing, ["", "null", "none", "nil", "undefined", "n/a", "-"]),
            (True, ["true", "yes", "y", "t", "on"]),
            (False, ["false", "no", "n", "f", "off"]),
            (new Value(SaysWell: true), ["ok", "success", "successful", "succeeded", "no error", "no errors", "no_error", "0 errors"]),
            (new Value(SaysTrouble: true), ["ko", "nok", "ng"]),
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
                : new Value(
                    SaysTrouble: value.ContainsAny(Troubles) || IsFailedStatus(value),
                    SaysStale: value.ContainsAny(Copies) && !value.ContainsAny(Originals));
        }

        // 502 Bad Gateway
        private static bool IsFailedStatus(ReadOnlySpan<char> text) =>
            text is ['4' or '5', _, _, ' ', ..] && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]);
    }
}
