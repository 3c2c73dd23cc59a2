namespace MediaProviders.Schema;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>
    /// A clause that names the candidate nearest to <paramref name="given"/>, "; did you mean 'password'?", or an empty text when none is near:
    /// at most a third of its letters may differ, upper and lower case counting as the same.
    /// </summary>
    public static string For(string given, IEnumerable<string> candidates)
    {
        if (given.Length > LongestCompared)
        {
            return "";
        }

        var nearest = candidates
            .Select(candidate => (candidate, distance: Distance(given, candidate)))
            .Where(c => c.distance <= Math.Max(1, c.candidate.Length / 3))
            .OrderBy(c => c.distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    // The Levenshtein distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
