using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaProviders.Sinch.Lists;

/// <summary>A value beside a list, as far as it matters.</summary>
/// <param name="IsNothing">Null, false, or an empty text, array or object.</param>
/// <param name="IsTrue">True.</param>
/// <param name="IsFalse">False.</param>
/// <param name="Number">A whole number, also as a text; else null.</param>
/// <param name="IsContainer">An object or an array.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageValue(bool IsNothing, bool IsTrue = false, bool IsFalse = false, long? Number = null, bool IsContainer = false)
{
    /// <summary>Reads a text, of a header or of a JSON string.</summary>
    public static PageValue OfText(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[24];
        text = text.Trim(" \t"u8);
        if (text.Length == 0)
        {
            return new PageValue(IsNothing: true);
        }

        if (text.Length > characters.Length || !Ascii.IsValid(text))
        {
            return new PageValue(IsNothing: false);
        }

        Ascii.ToUtf16(text, characters, out var length);
        var value = characters[..length];
        return value.Equals("false", StringComparison.OrdinalIgnoreCase) ? new PageValue(IsNothing: true, IsFalse: true)
            : value.Equals("null", StringComparison.OrdinalIgnoreCase) ? new PageValue(IsNothing: true)
            : value.Equals("true", StringComparison.OrdinalIgnoreCase) ? new PageValue(IsNothing: false, IsTrue: true)
            : new PageValue(
                IsNothing: false,
                Number: long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
    }
}
