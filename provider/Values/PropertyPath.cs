using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// The way to a value inside a property tree: <c>config.basic.password</c>, <c>items[2].name</c>, <c>["a.b"].c</c>.
/// Written and read as Pulumi's documentation of <c>ignoreChanges</c> describes property paths.
/// </summary>
internal sealed class PropertyPath
{
    private readonly Step[] path;
    private readonly string[] names;

    private PropertyPath(Step[] path)
    {
        this.path = path;
        names = new string[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            names[i] = path[i].Name;
        }
    }

    /// <summary>The path to the whole tree.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The names and indices from the top down; a <c>*</c> stands for any one of them.</summary>
    public IReadOnlyList<string> Steps => names;

    /// <summary>The first step; empty for the root.</summary>
    public string TopLevel => names.Length == 0 ? "" : names[0];

    /// <summary>The path to the member <paramref name="name"/> of what this path leads to.</summary>
    public PropertyPath Then(string name) => new([.. path, new Step(name, IsIndex: false)]);

    /// <summary>The path to the item at <paramref name="index"/>, counted from 0, of what this path leads to.</summary>
    public PropertyPath Then(int index) => new([.. path, new Step(index.ToString(CultureInfo.InvariantCulture), IsIndex: true)]);

    /// <summary>
    /// Reads a path as text. Returns false for a text that is no path: an empty step, an unclosed bracket or quote, an index that is no number.
    /// </summary>
    public static bool TryParse(string text, out PropertyPath path)
    {
        var found = new List<Step>();
        var at = 0;
        var valid = text.Length > 0 && text[0] != '.';
        while (valid && at < text.Length)
        {
            // Pulumi's own reader takes a dot before a bracket too.
            at += text[at] == '.' ? 1 : 0;
            valid = at < text.Length && (text[at] == '[' ? TryReadBracket(text, ref at, found) : TryReadName(text, ref at, found));
        }

        path = valid ? new PropertyPath([.. found]) : Root;
        return valid;
    }

    /// <summary>True when this path leads to <paramref name="other"/> or to something it is inside of.</summary>
    public bool Contains(PropertyPath other)
    {
        if (names.Length > other.names.Length)
        {
            return false;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] != "*" && names[i] != other.names[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, isIndex) in path)
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

    private static bool TryReadName(string text, ref int at, List<Step> found)
    {
        var length = text.AsSpan(at).IndexOfAny('.', '[');
        var end = length < 0 ? text.Length : at + length;
        found.Add(new Step(text[at..end], IsIndex: false));
        var valid = end > at;
        at = end;
        return valid;
    }

    private static bool TryReadBracket(string text, ref int at, List<Step> found)
    {
        at++;
        return at < text.Length && text[at] == '"' ? TryReadQuoted(text, ref at, found) : TryReadIndex(text, ref at, found);
    }

    private static bool TryReadIndex(string text, ref int at, List<Step> found)
    {
        var end = text.IndexOf(']', at);
        var index = end < 0 ? "" : text[at..end];
        at = end + 1;
        found.Add(new Step(index, IsIndex: true));
        return index == "*" || int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    // Only a quote can be escaped; a backslash before anything else is itself.
    private static bool TryReadQuoted(string text, ref int at, List<Step> found)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
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
