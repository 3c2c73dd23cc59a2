namespace MediaProviders.Benchmarks.Report;

/// <summary>What stands for many runs: one slow run on a busy machine must not.</summary>
internal static class Median
{
    /// <summary>The middle one; of an even number, the mean of the two in the middle. Not a number when one of them is none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 || double.IsNaN(sorted[0]) ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
