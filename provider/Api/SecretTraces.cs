using System.Text;
using System.Text.Encodings.Web;
using MediaProviders.Values;

namespace MediaProviders.Api;

/// <summary>
/// Tells whether a text that came from a server gives away something that was sent to it. Each credential is looked for as it is, in base64 (alone, inside a
/// longer text, and as Basic's <c>user:password</c>), hexadecimal, URL, JSON and XML escapes, and reversed; eight of its characters in a row are enough.
/// </summary>
internal sealed class SecretTraces
{
    private const int TellingLength = 8;
    private readonly List<string> forms = [];

    /// <summary>Adds a credential. An empty one gives nothing away.</summary>
    public void Add(SecretText secret)
    {
#pragma warning disable RS0030 // What is searched for.
        var text = secret.Reveal();
#pragma warning restore RS0030
        if (text.Length == 0)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        forms.Add(text);
        forms.Add(Convert.ToHexString(bytes));
        forms.Add(Uri.EscapeDataString(text));
        forms.Add(JavaScriptEncoder.Default.Encode(text));
        forms.Add(HtmlEncoder.Default.Encode(text));
        var reversed = text.ToCharArray();
        Array.Reverse(reversed);
        forms.Add(new string(reversed));
        for (var shift = 0; shift < 3; shift++)
        {
            AddBase64(bytes, shift);
        }
    }

    /// <summary>Adds what a POST sends.</summary>
    public void Add(Credentials credentials)
    {
        switch (credentials)
        {
            case BasicCredentials basic:
                Add(basic.Password);
#pragma warning disable RS0030 // What is searched for.
                forms.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.Username}:{basic.Password.Reveal()}")));
#pragma warning restore RS0030
                break;
            case BearerCredentials bearer:
                Add(bearer.Token);
                break;
        }
    }

    /// <summary>True when <paramref name="text"/> shows a credential, or a telling part of one.</summary>
    public bool IsIn(string text)
    {
        foreach (var form in forms)
        {
            for (var start = 0; start + TellingLength <= form.Length || start == 0; start++)
            {
                var part = form.AsSpan(start, Math.Min(TellingLength, form.Length));
                if (text.AsSpan().Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Base64 of the bytes where they begin at each of the three places a byte can have in a group, without the characters that neighbours decide.</summary>
    private void AddBase64(byte[] bytes, int shift)
    {
        var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
        var from = shift == 0 ? 0 : shift + 1;
        var to = encoded.Length - ((bytes.Length + shift) % 3 == 0 ? 0 : 1);
        if (to - from > 1)
        {
            forms.Add(encoded[from..to]);
            forms.Add(encoded[from..to].Replace('+', '-').Replace('/', '_'));
        }
    }
}
