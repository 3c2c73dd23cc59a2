using System.Text;
using MediaProviders.Commands.Owners;

namespace MediaProviders.Commands.Importing;

/// <summary>
/// The names of resources and configuration keys that a stack has already: those its state holds, and every key of the project's and the stacks' files
/// (<c>Pulumi.yaml</c>, <c>Pulumi.STACK.yaml</c>) beside. Rather one too many than one too few: a key that is used twice would have its secret replaced.
/// </summary>
internal static class NamesInUse
{
    private static readonly EnumerationOptions Here = new() { MatchCasing = MatchCasing.CaseSensitive };

    /// <summary>Collects them.</summary>
    /// <param name="states">The states of the stack.</param>
    /// <param name="folders">Where its files may lie; a folder that is not there has none.</param>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    public static IReadOnlySet<string> Of(IEnumerable<StateFile> states, IEnumerable<string> folders)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in states.SelectMany(state => state.Resources))
        {
            // The keys that an earlier import gave its secret, in case the stack's files lie elsewhere.
            names.UnionWith([resource, ImportNames.KeyOf(resource, ImportPlan.PasswordKey), ImportNames.KeyOf(resource, ImportPlan.BearerKey)]);
        }

        foreach (var file in folders.Where(Directory.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).SelectMany(FilesOf))
        {
            names.UnionWith(KeysOf(File.ReadAllText(file)));
        }

        return names;
    }

    /// <summary>
    /// Every word that a colon follows, with or without a quote between: the keys of a YAML or JSON text, and the last part of <c>project:key</c>.
    /// </summary>
    public static IEnumerable<string> KeysOf(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_')
            {
                word.Append(text[i]);
                continue;
            }

            if (word.Length > 0
                && (text[i] == ':' || (text[i] is '"' or '\'' or ' ' && text.AsSpan(i).TrimStart("\"' ").StartsWith(":", StringComparison.Ordinal))))
            {
                yield return word.ToString();
            }

            word.Clear();
        }
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder, "Pulumi*.y*ml", Here);
}
