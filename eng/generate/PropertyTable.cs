using System.Text.RegularExpressions;
using MediaProviders.Resources;
using MediaProviders.Schema;

namespace MediaProviders.Generate;

/// <summary>A table of properties on a page of the documentation, found there by its head.</summary>
/// <param name="Page">The path of the page.</param>
/// <param name="Head">The first line of the table.</param>
/// <param name="Rows">Makes the rows.</param>
internal sealed partial record PropertyTable(string Page, string Head, Func<IEnumerable<string>> Rows)
{
    private const string Site = "https://github.com/mediaproviders/pulumi-mediaproviders/blob/main/docs/";

    /// <summary>Every table.</summary>
    public static IReadOnlyList<PropertyTable> All { get; } =
    [
        new("docs/resource.md", "| property | | on a change | rule |", () => ResourceRows(Catalog.Resources.Single())),
        new("docs/configuration.md", "| key | from the environment | rule |",
            () => Catalog.Config.Properties.Select(p => $"| `{p.Name}` | {Variables(p, "–")} | {RuleOf(p)} |")),

        // The registry shows its page alone, where relative links lead nowhere.
        new(
            "docs/installation-configuration.md",
            "| key | from the environment | |",
            () => Catalog.Config.Properties.Select(
                p => $"| `{Package.Name}:{p.Name}` | {Variables(p, "")} | {RelativeLink().Replace(RuleOf(p), $"]({Site}${{target}})")} |".Replace(
                    "|  |", "| |", StringComparison.Ordinal))),
    ];

    /// <summary>The page with the rows of the table as they have to be.</summary>
    /// <exception cref="InvalidDataException">The page has no such table.</exception>
    public string PutInto(string text)
    {
        var lines = text.Split('\n').ToList();
        var head = lines.IndexOf(Head);
        if (head < 0)
        {
            throw new InvalidDataException($"'{Page}' has no table with the head '{Head}'.");
        }

        var first = head + 2;
        lines.RemoveRange(first, lines.Skip(first).TakeWhile(line => line.StartsWith('|')).Count());
        lines.InsertRange(first, Rows());
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> ResourceRows(ResourceShape shape)
    {
        foreach (var output in shape.Outputs.Properties)
        {
            var input = shape.Inputs.Find(output.Name);
            var sides = input is null ? "output" : input.Required ? "input, output; required" : "input, output";
            yield return $"| `{output.Name}` | {sides} | {(input is null ? "–" : Effect(input))} | {RuleOf(input ?? output)} |";
            if (input?.Type is not ObjectType type)
            {
                continue;
            }

            foreach (var (path, leaf) in Leaves(output.Name, type))
            {
                yield return $"| `{path}` | {(leaf.Secret ? "secret" : "")} | {Effect(input)} | {RuleOf(leaf)} |".Replace(
                    "|  |", "| |", StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<(string Path, Property Leaf)> Leaves(string path, ObjectType type) => type.Properties.SelectMany(property =>
        property.Type is ObjectType inner ? Leaves($"{path}.{property.Name}", inner) : [($"{path}.{property.Name}", property)]);

    private static string Effect(Property input) => input.ForcesReplacement ? "replacement" : input.ChangeNeedsNoAction ? "no call" : "update";

    private static string Variables(Property property, string none)
    {
        IEnumerable<string> variables =
        [
            .. property.Environment.Select(name => $"`{name}`"),
            .. property.EnvironmentFiles.Select(name => $"or the file that `{name}` names"),
            .. property.EnvironmentInAddition.Select(name => $"`{name}`, in addition"),
        ];
        var text = string.Join(", ", variables);
        return text.Length == 0 ? none : text;
    }

    private static string RuleOf(Property property) =>
        property.Rule ?? throw new InvalidOperationException($"The property '{property.Name}' has no rule for the tables of the documentation.");

    [GeneratedRegex(@"\]\((?!https:)(?<target>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeLink();
}
