namespace MediaProviders.Schema;

/// <summary>Finds what was probably meant.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>
    /// A clause that names the candidate nearest to <paramref name="given"/>, "; did you mean 'password'?", or an empty text when none is near:
    /// at most a third of its letters may differ, upper and lower case counting as the same.
    /// </summary>
    public static string For(string given, IEnumerable<string> candidates) => Nearest(given, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The candidate nearest to <paramref name="given"/>, by the same rule; null when none is near.</summary>
    public static string? Nearest(string given, IEnumerable<string> candidates)
    {
        if (given.Length > LongestCompared)
        {
            return null;
        }

        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var distance = Distance(given, candidate);
            if (distance < least && distance <= Math.Max(1, candidate.Length / 3))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    // The edit distance of Damerau and Levenshtein: two neighbours that changed places count once.
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var nearest = Math.Min(table[i - 1, j], table[i, j - 1]) + 1;
                nearest = Math.Min(nearest, table[i - 1, j - 1] + (Same(i, j) ? 0 : 1));
                if (i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j))
                {
                    nearest = Math.Min(nearest, table[i - 2, j - 2] + 1);
                }

                table[i, j] = nearest;
            }
        }

        return table[left.Length, right.Length];

        bool Same(int i, int j) => char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
    }
}
