using MediaProviders.Safety;
using MediaProviders.Sinch;

namespace MediaProviders.Commands;

/// <summary>Checks a bot's list: its structure, and entries that need special handling. Shows no values.</summary>
internal static class ListChecks
{
    private const string Area = "list";

    public static IReadOnlyList<Finding> Run(MediaProviderList list)
    {
        (int Count, Func<int, string> Text)[] oddities =
        [
            (list.DuplicateNames.Count, n => $"Names that occur more than once: {n}. Such entries cannot be managed; ask the vendor."),
            (list.Names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(twins => twins.Count() > 1).Sum(twins => twins.Count()),
                n => $"Names that differ from another name only in case: {n}. The vendor does not document whether these are two entries."),
            (list.Names.Count(name => !NameRule.IsLegal(name)), n => $"Names that break the current rule ({NameRule.InWords}): {n}. Such an entry can be "
                + "imported, and its name stays valid while it is unchanged."),
            (list.Summaries.Count(s => s.CredentialsKind == CredentialsKind.Unreadable), n => $"Entries whose credentials are neither basic nor bearer: {n}. "
                + "Such an entry cannot be imported."),
            (list.Names.Count(name => list.Look(name) is Sighting.Present { Entry: var entry } && EntryComparison.IsMasked(entry)),
                n => $"Entries whose secret is hidden behind mask characters: {n}. Changes made outside of Pulumi cannot be detected."),
        ];
        return
        [
            Finding.Good("reachability", "The API answers and accepts the token for this bot."),
            list.Doubt switch
            {
                null => Finding.Good(Area, list.HasArray ? $"It has the documented shape and {Entries(list.Count)}." : "It has no array of providers, which "
                    + "counts as empty because of MEDIAPROVIDERS_EMPTY_LIST=missing."),
                { IsMissingArray: true } => Finding.Odd(Area, $"{Unproven(list.Doubt)} If this bot is empty, set the environment variable "
                    + "MEDIAPROVIDERS_EMPTY_LIST=missing."),
                _ => Finding.Bad(Area, $"{Unproven(list.Doubt)} {list.Doubt.Advice}"),
            },
            .. oddities.Where(odd => odd.Count > 0).Select(odd => Finding.Odd(Area, odd.Text(odd.Count))),
        ];
    }

    private static string Unproven(Doubt doubt) =>
        $"It does not prove which entries exist, because {doubt.Reason}; creates, deletes and reads of entries that it does not show are refused.";

    private static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";
}
