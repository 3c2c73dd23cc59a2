namespace MediaProviders.Benchmarks.Report;

/// <summary>A table in Markdown: a text in the first column, figures in the others.</summary>
/// <param name="head">The heads of the columns.</param>
internal sealed class MarkdownTable(params string[] head)
{
    private readonly StringBuilder text = new StringBuilder().Append("| ").AppendJoin(" | ", head).AppendLine(" |")
        .Append("|---|").AppendJoin("", Enumerable.Repeat("--:|", head.Length - 1)).AppendLine();

    /// <summary>Adds a row.</summary>
    public MarkdownTable Add(string name, params IEnumerable<string> cells)
    {
        text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", cells).AppendLine(" |");
        return this;
    }

    /// <summary>A number with its unit; a dash for what is none.</summary>
    public static string Cell(double value, string unit = "", int decimals = 0) =>
        double.IsNaN(value) ? "–" : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            + (unit.Length > 0 ? " " + unit : "");

    public override string ToString() => text.ToString();
}

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
