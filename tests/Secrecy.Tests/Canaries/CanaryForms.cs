using System.Security;
using System.Text.Encodings.Web;

namespace MediaProviders.Secrecy.Tests.Canaries;

/// <summary>The ways in which a part of a secret can be written.</summary>
public static class CanaryForms
{
    /// <summary>The names of all forms, as <see cref="Of"/> and <see cref="OfUser"/> give them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["raw", "reversed", "URL-escaped", "JSON-escaped", "XML-escaped", "hex", "base64", "base64 of user:secret", "UTF-16"];

    /// <summary>Every form of <paramref name="text"/>, which may be a part of a secret. Bytes are given as Latin-1 text.</summary>
    public static IEnumerable<(string Name, string Text)> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        yield return ("raw", text);
        yield return ("raw", Encoding.Latin1.GetString(bytes));
        var reversed = new string([.. text.Reverse()]);
        yield return ("reversed", reversed);
        yield return ("reversed", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(reversed)));
        yield return ("URL-escaped", Uri.EscapeDataString(text));
        yield return ("URL-escaped", WebUtility.UrlEncode(text));
        yield return ("JSON-escaped", JavaScriptEncoder.Default.Encode(text));
        yield return ("JSON-escaped", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));
        yield return ("XML-escaped", HtmlEncoder.Default.Encode(text));
        yield return ("XML-escaped", SecurityElement.Escape(text));
        yield return ("hex", Convert.ToHexString(bytes));
        yield return ("hex", Convert.ToHexString(Encoding.Unicode.GetBytes(text)));
        for (var shift = 0; shift < 3; shift++)
        {
            // Where the bytes begin within a group of three decides how they are written; the first and last characters depend on the neighbours.
            var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var own = encoded[(shift == 0 ? 0 : shift + 1)..^1];
            yield return ("base64", own);
            yield return ("base64", own.Replace('+', '-').Replace('/', '_'));
        }

        yield return ("UTF-16", Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text)));
        yield return ("UTF-16", Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes(text)));
    }

    /// <summary>What a Basic header makes of a user and a secret.</summary>
    public static (string Name, string Text) OfUser(string user, string text) => ("base64 of user:secret", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{text}")));
}
