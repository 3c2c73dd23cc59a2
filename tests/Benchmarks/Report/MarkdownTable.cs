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
        double.IsNaN(value) ? "–" : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + (unit.Length > 0 ? " " + unit : "");

    public override string ToString() => text.ToString();
}
