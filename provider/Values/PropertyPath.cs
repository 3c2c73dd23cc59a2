using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// The way to a value inside a property tree: <c>config.basic.password</c>, <c>items[2].name</c>, <c>["a.b"].c</c>.
/// Written and read as Pulumi's documentation of <c>ignoreChanges</c> describes property paths.
/// </summary>
internal sealed class PropertyPath
{
    private readonly PropertyPath? parent;
    private readonly Step last;

    private PropertyPath()
    {
    }

    // A path shares the steps of the one it begins with: a check makes one of each property, and seldom needs its text.
    private PropertyPath(PropertyPath parent, Step last)
    {
        this.parent = parent;
        this.last = last;
        Depth = parent.Depth + 1;
    }

    public static PropertyPath Root { get; } = new();

    public int Depth { get; }

    /// <summary>The names and indices from the top down; a <c>*</c> stands for any one of them.</summary>
    public IReadOnlyList<string> Steps => Array.ConvertAll(Path(), step => step.Name);

    public string TopLevel => Depth == 0 ? "" : Path()[0].Name;

    public PropertyPath Then(string name) => new(this, new Step(name, IsIndex: false));

    public PropertyPath Then(int index) => new(this, new Step(index.ToString(CultureInfo.InvariantCulture), IsIndex: true));

    /// <summary>False for a text that is no path: an empty step, an unclosed bracket or quote, an index that is no number.</summary>
    public static bool TryParse(string text, out PropertyPath path)
    {
        var found = new List<Step>();
        var at = 0;
        var valid = text.Length > 0 && text[0] != '.';
        while (valid && at < text.Length)
        {
            // Pulumi's own reader takes a dot before a bracket too.
            at += text[at] == '.' ? 1 : 0;
            valid = at < text.Length && (
                text[at] != '[' ? TryReadName(text, ref at, found)
                : text.AsSpan(at + 1).StartsWith('"') ? TryReadQuoted(text, ref at, found)
                : TryReadIndex(text, ref at, found));
        }

        path = valid ? found.Aggregate(Root, (parent, step) => new PropertyPath(parent, step)) : Root;
        return valid;
    }

    /// <summary>True when this path leads to <paramref name="other"/> or to something it is inside of.</summary>
    public bool Contains(PropertyPath other) =>
        Depth <= other.Depth && Path().Zip(other.Path()).All(pair => pair.First.Name == "*" || pair.First.Name == pair.Second.Name);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, isIndex) in Path())
        {
            if (isIndex)
            {
                text.Append('[').Append(name).Append(']');
            }
            else if (name.Length == 0 || name.AsSpan().IndexOfAny(['.', '[', ']', '"', ' ']) >= 0)
            {
                text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(name);
            }
        }

        return text.ToString();
    }

    private Step[] Path()
    {
        var path = new Step[Depth];
        for (var at = this; at.parent is not null; at = at.parent)
        {
            path[at.Depth - 1] = at.last;
        }

        return path;
    }

    private static bool TryReadName(string text, ref int at, List<Step> found)
    {
        var length = text.AsSpan(at).IndexOfAny('.', '[');
        var end = length < 0 ? text.Length : at + length;
        found.Add(new Step(text[at..end], IsIndex: false));
        var valid = end > at;
        at = end;
        return valid;
    }

    private static bool TryReadIndex(string text, ref int at, List<Step> found)
    {
        var end = text.IndexOf(']', at);
        var index = end < 0 ? "" : text[(at + 1)..end];
        at = end + 1;
        found.Add(new Step(index, IsIndex: true));
        return index == "*" || int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    // Only a quote can be escaped; a backslash before anything else is itself.
    private static bool TryReadQuoted(string text, ref int at, List<Step> found)
    {
        var name = new StringBuilder();
        for (at += 2; at < text.Length && text[at] != '"'; at++)
        {
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '"' ? 1 : 0;
            name.Append(text[at]);
        }

        found.Add(new Step(name.ToString(), IsIndex: false));
        at += 2;
        return at <= text.Length && text[at - 1] == ']';
    }

    private readonly record struct Step(string Name, bool IsIndex);
}
