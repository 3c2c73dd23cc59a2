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
