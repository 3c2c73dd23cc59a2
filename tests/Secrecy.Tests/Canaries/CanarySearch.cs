using System.Buffers;
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text.Encodings.Web;

namespace MediaProviders.Secrecy.Tests.Canaries;

/// <summary>Looks for any eight characters in a row of any of a set of secrets, in any form.</summary>
public sealed class CanarySearch
{
    private const int TellingLength = 8;

    private readonly Dictionary<string, Sighting> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SearchValues<string> any;
    private readonly int longest;

    /// <summary>Prepares the search.</summary>
    /// <param name="users">User names they may have been joined to.</param>
    public CanarySearch(IReadOnlyCollection<Canary> canaries, params string[] users)
    {
        foreach (var canary in canaries)
        {
            for (var start = 0; start + TellingLength <= canary.Text.Length; start++)
            {
                foreach (var (name, text) in CanaryForms.Of(canary.Text.Substring(start, TellingLength)))
                {
                    parts.TryAdd(text, new Sighting(canary.Label, name));
                }
            }

            foreach (var (name, text) in users.Select(user => CanaryForms.OfUser(user, canary.Text)))
            {
                parts.TryAdd(text, new Sighting(canary.Label, name));
            }
        }

        any = SearchValues.Create([.. parts.Keys], StringComparison.OrdinalIgnoreCase);
        longest = parts.Keys.Max(part => part.Length);
    }

    /// <summary>How many different parts are looked for.</summary>
    public int PartCount => parts.Count;

    /// <summary>The secrets that <paramref name="text"/> shows, each once; empty when it shows none.</summary>
    public IReadOnlyCollection<Sighting> Find(ReadOnlySpan<char> text)
    {
        var found = new HashSet<Sighting>();
        for (var at = text.IndexOfAny(any); at >= 0;)
        {
            found.Add(At(text[at..]));
            var next = text[(at + 1)..].IndexOfAny(any);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return found;
    }

    /// <summary>The secrets that <paramref name="bytes"/> show.</summary>
    public IReadOnlyCollection<Sighting> Find(ReadOnlySpan<byte> bytes) => Find(Encoding.Latin1.GetString(bytes));

    private Sighting At(ReadOnlySpan<char> text)
    {
        var lookup = parts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = TellingLength; length <= Math.Min(longest, text.Length); length++)
        {
            if (lookup.TryGetValue(text[..length], out var found))
            {
                return found;
            }
        }

        throw new InvalidOperationException("A part was found that is not among the parts.");
    }
}

/// <summary>A secret that was seen.</summary>
/// <param name="Form">How it was written.</param>
public sealed record Sighting(string Canary, string Form);

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
    public static (string Name, string Text) OfUser(string user, string text) =>
        ("base64 of user:secret", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{text}")));
}

/// <summary>A secret that exists once: wherever any eight of its characters turn up, it has leaked.</summary>
/// <param name="Label">What it stands for; never searched.</param>
public sealed record Canary(string Label, string Text)
{
    private const int Groups = 10;

    /// <summary>A secret that a header can carry: printable ASCII, with the signs that escapes change.</summary>
    public static Canary ForHeader(string label) => new(label, Draw(label, ["\"", "<", "&", "+", "/", "%", ">", "'", "="]));

    /// <summary>A secret of any characters.</summary>
    public static Canary ForBody(string label) => new(label, Draw(label, ["\"", "<", "&", "ä", "/", "€", "%", "+", "'"]));

    // Three letters or digits between any two signs: every eight characters in a row hold enough of them to be unique.
    private static string Draw(string label, string[] signs)
    {
        const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
        var bytes = SHA512.HashData(Encoding.UTF8.GetBytes($"canary {label}"));
        var text = new StringBuilder();
        for (var group = 0; group < Groups; group++)
        {
            for (var i = 0; i < 3; i++)
            {
                text.Append(Alphabet[bytes[(group * 3) + i] % Alphabet.Length]);
            }

            text.Append(CultureInfo.InvariantCulture, $"{(group < signs.Length ? signs[group] : "")}");
        }

        return text.ToString();
    }
}
