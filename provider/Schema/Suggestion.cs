namespace MediaProviders.Schema;

/// <summary>Finds the name that was probably meant by a misspelt one.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>
    /// The end of a message that names the most similar candidate: "; did you mean 'password'?". Empty when none is similar: at most a third of the letters may
    /// differ, ignoring case.
    /// </summary>
    public static string For(string given, IEnumerable<string> candidates) => Nearest(given, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The most similar candidate, by the same rule; null when none is similar.</summary>
    public static string? Nearest(string given, IEnumerable<string> candidates) => given.Length > LongestCompared ? null : candidates
        .Where(candidate => Distance(given, candidate) <= Math.Max(1, candidate.Length / 3)).Order(StringComparer.Ordinal)
        .MinBy(candidate => Distance(given, candidate));

    // The Damerau-Levenshtein distance: two adjacent letters that are swapped count as one change.
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
