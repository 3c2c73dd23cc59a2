using System.Text;
using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>
/// Chooses names in a Pulumi YAML program, where resources and configuration keys share one namespace. An entry's own name is used if possible; in one that
/// cannot be a resource name (spaces, slashes, non-ASCII letters) characters are replaced, and one that is already used gets a number.
/// </summary>
/// <param name="inUse">Names of resources and keys that the stack already has, which are not used again, ignoring case.</param>
/// <remarks>
/// Source of the shared names: Pulumi, "Pulumi YAML language reference", https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/.
/// </remarks>
internal sealed class ImportNames(IEnumerable<string> inUse)
{
    private const int Longest = 200;

    private static readonly EnumerationOptions Here = new() { MatchCasing = MatchCasing.CaseSensitive };
    private static readonly string[] ProjectFiles = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
    private static readonly char[] Around = [' ', '\t', '\r', '"', '\''];

    // 'pulumi' is a variable of every Pulumi YAML program.
    private readonly HashSet<string> taken = new(inUse, StringComparer.OrdinalIgnoreCase) { "pulumi" };

    /// <summary>True for an entry's name that can be used as a resource's name unchanged.</summary>
    public static bool IsResourceName(string name) => name.Length is > 0 and <= Longest && name.All(IsAllowed) && name.Any(char.IsAsciiLetterOrDigit);

    public string ResourceOf(string entryName) => Take(IsResourceName(entryName) ? entryName : Clean(entryName), "-");

    /// <summary>The configuration key for the secret of a resource: <c>imagesPassword</c>.</summary>
    /// <param name="secret">The kind of secret, the end of the key: <c>Password</c>.</param>
    public string ConfigKeyOf(string resourceName, string secret) => Take(KeyOf(resourceName, secret), "");

    /// <summary>The configuration key for the secret of a resource, without a number.</summary>
    public static string KeyOf(string resourceName, string secret)
    {
        var words = new string([.. resourceName.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = string.Concat(words.Select((word, i) => (i == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
        var stem = key.Length == 0 || char.IsAsciiDigit(key[0]) ? "entry" + key : key;
        return stem + secret;
    }

    /// <summary>
    /// The names of resources and configuration keys that a stack already has: those in its state, and every key in the project's and the stacks' files
    /// (<c>Pulumi.yaml</c>, <c>Pulumi.STACK.yaml</c>, or JSON). Rather too many than too few: if a key were used twice, its secret would be replaced.
    /// </summary>
    /// <param name="folders">
    /// The folders that may contain the files. With each, that of the project around it and the one that the project names for its stacks; a folder that does
    /// not exist is ignored.
    /// </param>
    /// <exception cref="OperationFailedException">A file cannot be read.</exception>
    public static IReadOnlySet<string> InUse(IEnumerable<StateFile> states, IEnumerable<string> folders)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in states.SelectMany(state => state.Resources))
        {
            // The keys that an earlier import chose for its secret, in case the stack's files are elsewhere.
            names.UnionWith([resource, KeyOf(resource, ImportPlan.PasswordKey), KeyOf(resource, ImportPlan.BearerKey)]);
        }

        var place = "";
        try
        {
            var places = folders.Where(Directory.Exists).Select(Path.GetFullPath).SelectMany(PlacesOf).Where(Directory.Exists);
            foreach (var folder in places.Distinct(StringComparer.Ordinal))
            {
                place = folder;
                foreach (var file in FilesOf(folder))
                {
                    place = file;
                    names.UnionWith(KeysOf(TextOf(file)));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput, $"Reading the stack's configuration keys failed at '{Printable.Of(place)}': "
                    + $"{JsonInput.ReasonOf(failure, file: "")}. Correct that: a key that is used twice would have its secret replaced.", failure);
        }

        return names;
    }

    /// <summary>
    /// Every word before a colon, with or without a quote between them: the keys of a YAML or JSON text, and the last part of <c>project:key</c>.
    /// </summary>
    public static IEnumerable<string> KeysOf(string text)
    {
        for (var end = 0; end < text.Length; end++)
        {
            var start = end;
            while (end < text.Length && IsAllowed(text[end]))
            {
                end++;
            }

            if (end > start && text.AsSpan(end).TrimStart("\"' \t\r\n").StartsWith(":", StringComparison.Ordinal))
            {
                yield return text[start..end];
            }
        }
    }

    // The CLI looks for the project's file in a folder and above it, and for those of its stacks where the project says.
    private static IEnumerable<string> PlacesOf(string folder)
    {
        yield return folder;
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            var projects = ProjectFiles.Select(file => Path.Combine(above, file)).Where(File.Exists).ToList();
            if (projects.Count > 0)
            {
                yield return above;
                foreach (var stacks in projects.SelectMany(project => StackFoldersOf(TextOf(project))))
                {
                    yield return Path.GetFullPath(stacks, above);
                }

                break;
            }
        }
    }

    // A project's file, YAML or JSON, names the folder of its stacks' files in a setting that has changed its name: every value is taken that may be a folder.
    private static IEnumerable<string> StackFoldersOf(string text) =>
        from part in text.Split('\n', ',', '{', '}')
        let words = part.Split(':', 2)
        where words.Length == 2
        let folder = words[1].Split(" #")[0].Trim(Around)
        where folder.Length > 0 && !folder.Contains('\0', StringComparison.Ordinal)
        select folder;

    // A pipe or a device has no length, and reading it might never end.
    private static string TextOf(string file) => NamedFile.LengthOf(file) > 0 ? File.ReadAllText(file) : "";

    // The CLI reads projects and stacks in YAML and in JSON.
    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "Pulumi*.y*ml", Here).Concat(Directory.EnumerateFiles(folder, "Pulumi*.json", Here));

    private string Take(string wanted, string separator)
    {
        var name = wanted;
        var number = 1;
        while (!taken.Add(name))
        {
            name = $"{wanted}{separator}{++number}";
        }

        return name;
    }

    private static string Clean(string name)
    {
        var cleaned = new StringBuilder();
        foreach (var c in name)
        {
            if (IsAllowed(c))
            {
                cleaned.Append(c);
            }
            else if (cleaned.Length > 0 && cleaned[^1] != '-')
            {
                cleaned.Append('-');
            }
        }

        var text = cleaned.ToString(0, Math.Min(cleaned.Length, Longest)).Trim('-');
        return text.Any(char.IsAsciiLetterOrDigit) ? text : "entry";
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
