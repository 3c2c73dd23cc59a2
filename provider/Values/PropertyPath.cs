using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// The way to a value inside a property tree: <c>config.basic.password</c>, <c>items[2].name</c>, <c>["a.b"].c</c>.
/// Written and read as Pulumi's documentation of <c>ignoreChanges</c> describes property paths.
/// </summary>
internal sealed class PropertyPath
{
    private readonly string[] steps;

    private PropertyPath(string[] steps) => this.steps = steps;

    /// <summary>The path to the whole tree.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The names and indices from the top down; a <c>*</c> stands for any one of them.</summary>
    public IReadOnlyList<string> Steps => steps;

    /// <summary>The first step; empty for the root.</summary>
    public string TopLevel => steps.Length == 0 ? "" : steps[0];

    /// <summary>The path to the member <paramref name="name"/> of what this path leads to.</summary>
    public PropertyPath Then(string name) => new([.. steps, name]);

    /// <summary>
    /// Reads a path as text. Returns false for a text that is no path: an empty step, an unclosed bracket or quote.
    /// </summary>
    public static bool TryParse(string text, out PropertyPath path)
    {
        var found = new List<string>();
        var at = 0;
        var valid = text.Length > 0 && text[0] != '.';
        while (valid && at < text.Length)
        {
            if (text[at] == '[')
            {
                valid = TryReadBracket(text, ref at, out var step);
                found.Add(step);
            }
            else
            {
                at += text[at] == '.' ? 1 : 0;
                var end = text.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? text.Length : at + end;
                valid = end > at;
                found.Add(text[at..end]);
                at = end;
            }
        }

        path = new PropertyPath([.. found]);
        return valid;
    }

    /// <summary>True when this path leads to <paramref name="other"/> or to something it is inside of.</summary>
    public bool Contains(PropertyPath other)
    {
        if (steps.Length > other.steps.Length)
        {
            return false;
        }

        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] != "*" && !string.Equals(steps[i], other.steps[i], StringComparison.Ordinal))
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
        foreach (var step in steps)
        {
            if (step.AsSpan().IndexOfAny(['.', '[', ']', '"', ' ']) >= 0 || step.Length == 0)
            {
                text.Append("[\"").Append(step.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(step);
            }
        }

        return text.ToString();
    }

    private static bool TryReadBracket(string text, ref int at, out string step)
    {
        step = "";
        at++;
        if (at < text.Length && text[at] == '"')
        {
            var read = new StringBuilder();
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
                read.Append(text[at]);
            }

            step = read.ToString();
            at++;
        }
        else
        {
            var end = text.IndexOf(']', at);
            step = end < 0 ? "" : text[at..end];
            at = end < 0 || end == at ? text.Length : end;
        }

        return at < text.Length && text[at++] == ']';
    }
}
