using System.Text;
using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>Which entries of a bot are imported, and which are not and why.</summary>
/// <param name="Entries">The entries to import, sorted by name.</param>
/// <param name="LeftOut">Names of entries that a program cannot declare, each with the reason as a clause.</param>
/// <param name="Managed">How many entries are already in the given states.</param>
/// <param name="Outside">How many entries lack the required prefix, and must not be touched.</param>
internal sealed record ImportPlan(
    string BotId, IReadOnlyList<ImportPlan.Entry> Entries, IReadOnlyList<KeyValuePair<string, string>> LeftOut, int Managed, int Outside)
{
    public const string PasswordKey = "Password";
    public const string BearerKey = "Bearer";

    private const int ProgressStep = 100;

    /// <summary>Makes a plan from a bot's list. It contains no secrets.</summary>
    /// <param name="prefix">The prefix of the names to import; empty for all names.</param>
    /// <param name="required">The required prefix of the environment.</param>
    /// <param name="inUse">Names of resources and configuration keys that the stack already has.</param>
    public static ImportPlan Make(
        MediaProviderList list,
        string botId,
        string prefix,
        NamePrefixRule required,
        IReadOnlySet<EntryId> managed,
        IEnumerable<string> inUse,
        Action<int, int> progress,
        CancellationToken cancellationToken)
    {
        UnprovenList.ThrowIfUnproven($"Reading the media providers of bot '{Printable.Of(botId)}'", list);
        var found = new List<Entry>();
        var leftOut = new List<KeyValuePair<string, string>>();
        var (known, outside, read) = (0, 0, 0);
        foreach (var name in list.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = new EntryId(botId, name);
            if (managed.Contains(id))
            {
                known++;
            }
            else if (!required.Permits(name))
            {
                outside++;
            }
            else if (list.Look(name) is not Sighting.Present { Entry: var entry })
            {
                throw new InvalidOperationException("A list without doubt holds each of its names.");
            }
            else if (FindObstacle(entry) is { } reason)
            {
                leftOut.Add(KeyValuePair.Create(name, reason));
            }
            else
            {
                var username = (entry.Credentials as Credentials.Basic)?.Username ?? "";
                var isHidden = entry.Credentials is Credentials.Basic { Password.MayHideAnother: true } or Credentials.Bearer { Token.MayHideAnother: true };
                found.Add(new Entry(id, ResourceName: "", ConfigKey: "", entry.Credentials.Kind, username, isHidden));
            }

            if (++read % ProgressStep == 0)
            {
                progress(read, list.Count);
            }
        }

        return new ImportPlan(botId, Name(found, new ImportNames(inUse)), leftOut, known, outside);
    }

    // Names that need no change are assigned first, the lower-case ones before the others, so that none of them loses its name or key to a changed name or
    // to one that differs in case.
    private static IReadOnlyList<Entry> Name(List<Entry> found, ImportNames names)
    {
        var resources = found.OrderBy(e => Rank(e.Id.Name)).Select(e => e with { ResourceName = names.ResourceOf(e.Id.Name) }).ToList();
        return
        [
            .. resources.Select(e => e with { ConfigKey = names.ConfigKeyOf(e.ResourceName, e.Kind == CredentialsKind.Basic ? PasswordKey : BearerKey) })
                .OrderBy(e => e.Id.Name, StringComparer.Ordinal),
        ];
    }

    // Of two names with the same key, the one that is the beginning of the key is first.
    private static int Rank(string name) =>
        !ImportNames.IsResourceName(name) ? 3 : name.Any(char.IsAsciiLetterUpper) ? 2 : name.All(char.IsAsciiLetterOrDigit) ? 0 : 1;

    private static string? FindObstacle(MediaProvider entry) => entry.Credentials switch
    {
        _ when EntryComparison.TypeOf(entry) != EntryComparison.DefaultType => "its type is not 'www', the only one that a program can declare",
        Credentials.Basic { Username: "" } => "its user name is empty, but a program must give one",
        Credentials.Basic { Password.IsEmpty: true } => "its password is empty, but a program must give one",
        Credentials.Bearer { Token.IsEmpty: true } => "its bearer is empty, but a program must give one",
        Credentials.Unreadable => "its credentials are neither basic nor bearer, as far as this version can tell",
        _ => null,
    };

    /// <param name="ConfigKey">The configuration key of its secret.</param>
    /// <param name="IsMasked">True when the API hides the secret, so that the user has to type it.</param>
    internal sealed record Entry(EntryId Id, string ResourceName, string ConfigKey, CredentialsKind Kind, string Username, bool IsMasked);
}

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
    /// <param name="folders">The folders that may contain the files; a folder that does not exist is ignored.</param>
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
            foreach (var folder in folders.Where(Directory.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
            {
                place = folder;
                foreach (var file in FilesOf(folder))
                {
                    place = file;
                    names.UnionWith(NamedFile.LengthOf(file) > 0 ? KeysOf(File.ReadAllText(file)) : []);
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
