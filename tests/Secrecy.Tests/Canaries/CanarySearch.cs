using System.Buffers;

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
