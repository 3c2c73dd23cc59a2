using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// The path to a value in a property tree: <c>config.basic.password</c>, <c>items[2].name</c>, <c>["a.b"].c</c>. The syntax is that of property paths in
/// Pulumi's documentation of <c>ignoreChanges</c>.
/// </summary>
internal sealed class PropertyPath
{
    private readonly PropertyPath? parent;
    private readonly Step last;

    private PropertyPath()
    {
    }

    // A path refers to its parent instead of copying the steps: a check creates a path for each property, and seldom needs its text.
    private PropertyPath(PropertyPath parent, Step last)
    {
        this.parent = parent;
        this.last = last;
        Depth = parent.Depth + 1;
    }

    public static PropertyPath Root { get; } = new();

    public int Depth { get; }

    /// <summary>The names and indices from the root down; <c>*</c> matches any of them.</summary>
    public string[] Steps => Array.ConvertAll(Path(), step => step.Name);

    public string TopLevel => Depth == 0 ? "" : Path()[0].Name;

    public PropertyPath Then(string name) => new(this, new Step(name, IsIndex: false));

    public PropertyPath Then(int index) => new(this, new Step(index.ToString(CultureInfo.InvariantCulture), IsIndex: true));

    /// <summary>False for a text that is not a path: an empty step, an unclosed bracket or quote, or an index that is not a number.</summary>
    public static bool TryParse(string text, out PropertyPath path)
    {
        var found = new List<Step>();
        var at = 0;
        var valid = text.Length > 0 && text[0] != '.';
        while (valid && at < text.Length)
        {
            // Pulumi's own parser also accepts a dot before a bracket.
            at += text[at] == '.' ? 1 : 0;
            valid = at < text.Length && (
                text[at] != '[' ? TryReadName(text, ref at, found)
                : text.AsSpan(at + 1).StartsWith('"') ? TryReadQuoted(text, ref at, found)
                : TryReadIndex(text, ref at, found));
        }

        path = valid ? found.Aggregate(Root, (parent, step) => new PropertyPath(parent, step)) : Root;
        return valid;
    }

    /// <summary>True when <paramref name="other"/> is this path or lies below it.</summary>
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

    // Only a quote can be escaped; a backslash before any other character is an ordinary character.
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
