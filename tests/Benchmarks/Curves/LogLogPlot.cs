namespace MediaProviders.Benchmarks.Curves;

/// <summary>Draws curves as SVG, both axes in powers of ten: what grows in proportion is a line as steep as the dotted one.</summary>
/// <param name="title">What the curves show.</param>
/// <param name="across">What the horizontal axis counts.</param>
internal sealed class LogLogPlot(string title, string across)
{
    private const double Left = 70;
    private const double Top = 40;
    private const double Width = 460;
    private const double Height = 300;
    private const double Legend = Left + Width + 20;

    // Colours that people with colour blindness tell apart; two curves share one, whole and dashed.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73"];

    private readonly List<(string Name, bool IsDashed, (double X, double Y)[] Points)> curves = [];

    /// <summary>Adds a curve; all figures are above zero.</summary>
    public void Add(string name, bool isDashed, IEnumerable<(double X, double Y)> points) => curves.Add((name, isDashed, [.. points]));

    /// <summary>The picture.</summary>
    public string Write()
    {
        var all = curves.SelectMany(curve => curve.Points).ToList();
        var (left, right) = (Floor(all.Min(point => point.X)), Ceiling(all.Max(point => point.X)));
        var (bottom, top) = (Floor(all.Min(point => point.Y)), Ceiling(all.Max(point => point.Y)));
        var svg = new StringBuilder();
        Line(svg, """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 400" font-family="sans-serif" font-size="12">""");
        Line(svg, """<rect width="700" height="400" fill="white"/>""");
        Line(svg, $"""<text x="{Left}" y="24" font-size="15">{title}</text>""");
        Line(svg, $"""<text x="{Left + (Width / 2)}" y="{Top + Height + 38}" text-anchor="middle">{across}</text>""");
        for (var power = left; power <= right; power++)
        {
            Grid(svg, X(power), Top, X(power), Top + Height);
            Line(svg, $"""<text x="{X(power):F1}" y="{Top + Height + 18}" text-anchor="middle">{Label(power)}</text>""");
        }

        for (var power = bottom; power <= top; power++)
        {
            Grid(svg, Left, Y(power), Left + Width, Y(power));
            Line(svg, $"""<text x="{Left - 8}" y="{Y(power) + 4:F1}" text-anchor="end">{Label(power)}</text>""");
        }

        var span = Math.Min(right - left, top - bottom);
        Line(svg, $"""<line x1="{X(right - span):F1}" y1="{Y(bottom):F1}" x2="{X(right):F1}" y2="{Y(bottom + span):F1}" stroke="#999" stroke-dasharray="1 4"/>""");
        for (var index = 0; index < curves.Count; index++)
        {
            Curve(svg, index);
        }

        Line(svg, "</svg>");
        return svg.ToString();

        double X(double power) => Left + (Width * (power - left) / (right - left));
        double Y(double power) => Top + Height - (Height * (power - bottom) / (top - bottom));

        void Curve(StringBuilder text, int index)
        {
            var (name, isDashed, points) = curves[index];
            var style = $"""stroke="{Colours[index / 2]}" stroke-width="2"{(isDashed ? " stroke-dasharray=\"6 4\"" : "")}""";
            var path = string.Join(' ', points.Select(point => $"{X(Math.Log10(point.X)):F1},{Y(Math.Log10(point.Y)):F1}"));
            var height = Top + 10 + (20 * index);
            Line(text, $"""<polyline points="{path}" fill="none" {style}/>""");
            Line(text, $"""<line x1="{Legend}" y1="{height}" x2="{Legend + 28}" y2="{height}" {style}/><text x="{Legend + 34}" y="{height + 4}">{name}</text>""");
        }
    }

    private static double Floor(double value) => Math.Floor(Math.Log10(value));

    private static double Ceiling(double value) => Math.Ceiling(Math.Log10(value));

    private static string Label(double power) => Math.Pow(10, power).ToString(power < 0 ? "0.####" : "N0", CultureInfo.InvariantCulture);

    private static void Grid(StringBuilder svg, double x1, double y1, double x2, double y2) =>
        Line(svg, $"""<line x1="{x1:F1}" y1="{y1:F1}" x2="{x2:F1}" y2="{y2:F1}" stroke="#ddd"/>""");

    private static void Line(StringBuilder svg, string line) => svg.Append(line).Append('\n');
}
