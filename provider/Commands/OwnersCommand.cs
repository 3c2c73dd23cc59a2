using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>Shows which stack manages which entry of a bot.</summary>
internal static class OwnersCommand
{
    private static readonly Verdict Managed = new("managed", Screen.Colour.Green, null);
    private static readonly Verdict Orphan = new("orphan", Screen.Colour.Yellow, "An orphan was made by hand, by a program whose state is not given here, or "
        + "by a run that was killed. Take it over with 'import-file --not-in-state STATE', or leave it.");
    private static readonly Verdict Double = new("double", Screen.Colour.Red, "A double is written by whichever program runs last. Keep one, and drop the "
        + "other from its state with 'pulumi state delete URN', which leaves the entry alone.");
    private static readonly Verdict Missing = new("missing", Screen.Colour.Yellow, "A missing entry was deleted outside of Pulumi: 'pulumi refresh' removes it "
        + "from the state, and the next 'pulumi up' creates it again.");

    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "owners",
        Summary = "Show which exported stack manages each entry of a bot, and which entries none (orphans) or two (doubles) manage.",
        Description = """
            It compares the bot's list with the states and writes a line per entry: managed, orphan, double, or missing (in a state, but not on the bot).
            Resources whose provider has another address are left out.
            """,
        Argument = new CommandSyntax.Operand("STATE", "A file of 'pulumi stack export', or '-' for standard input. Give those of all stacks that use the "
            + "bot.", Repeats: true),
        Options =
        [
            new("--bot-id", "BOT", "The bot. Default: SINCH_BOT_ID, else every bot that the states name."),
            new("--name-prefix", "TEXT", "Only entries whose name starts with this text."),
        ],
        ExitCodes = [KeyValuePair.Create(ExitCode.Found, "there are orphans or doubles")],
        Examples =
        [
            "pulumi stack export --stack dev --file dev.json",
            "pulumi stack export --stack prod --file prod.json",
            "{0} owners --bot-id my-bot dev.json prod.json",
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        var states = await StateFile.ReadAsync(given.Arguments, host.Input, cancellationToken);
        ThrowIfRepeated(states);
        using var connection = BotConnection.Open(host);
        var entries = states.SelectMany(s => s.Entries).ToList();
        var here = entries.Where(e => !e.IsElsewhere(connection.Config.Service)).ToList();
        var found = new List<OwnedEntry>();
        foreach (var bot in BotsOf(given, connection, here))
        {
            found.AddRange(await connection.ListAsync(bot, list => OwnersOf(bot, list, here, given.Value("--name-prefix") ?? ""), cancellationToken));
        }

        Report(host.Screen, found, elsewhere: entries.Count - here.Count);
        return found.Exists(o => o.Verdict == Orphan || o.Verdict == Double) ? ExitCode.Found : ExitCode.Done;
    }

    // Combines the names in a bot's list with the entries in states, which may be of other bots too, sorted by name. An empty prefix shows all names.
    private static List<OwnedEntry> OwnersOf(string bot, MediaProviderList list, List<StateFile.Entry> managed, string prefix)
    {
        UnprovenList.ThrowIfUnproven($"Comparing the states with bot '{Printable.Of(bot)}'", list);
        var owners = managed.Where(e => e.Id.BotId == bot).ToLookup(e => e.Id.Name, StringComparer.Ordinal);
        var listed = list.Names.ToHashSet(StringComparer.Ordinal);
        return listed.Union(owners.Select(o => o.Key)).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new OwnedEntry(new EntryId(bot, name), VerdictOf(listed.Contains(name), owners[name].Count()), [.. owners[name]])).ToList();
    }

    private static Verdict VerdictOf(bool exists, int owners) => (exists, owners) switch
    {
        (true, 0) => Orphan,
        (_, > 1) => Double,
        (true, _) => Managed,
        _ => Missing,
    };

    private static IReadOnlyList<string> BotsOf(CommandSyntax.Parsed given, BotConnection connection, List<StateFile.Entry> entries) =>
        given.Value("--bot-id") is null && connection.Config.BotId is null && entries.Count > 0
            ? [.. entries.Select(e => e.Id.BotId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [connection.BotOf(given)];

    private static void ThrowIfRepeated(IReadOnlyList<StateFile> states)
    {
        var twice = states.SelectMany(s => s.Stacks.Select(stack => (stack, s.File))).GroupBy(s => s.stack, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new OperationFailedException(
                FailureKind.InvalidInput,
                $"Comparing the states failed: {string.Join(" and ", twice.Select(t => $"'{Printable.Of(t.File)}'"))} are exports of the same stack "
                    + $"'{Printable.Of(twice.Key)}', so every entry would count twice. Give each stack once.");
        }
    }

    private static void Report(Screen screen, List<OwnedEntry> found, int elsewhere)
    {
        screen.Write(string.Concat(found.Select(entry =>
        {
            var owners = string.Join("; ", entry.Owners.Select(o => $"{Printable.Of(o.Stack)} {Printable.Of(o.Resource)}"));
            var word = screen.Paint(entry.Verdict.Colour, entry.Verdict.Word.PadRight(8));
            return $"{word} {entry.Id.Shown}{(owners.Length > 0 ? $"  {owners}" : "")}\n";
        })));
        int Count(Verdict verdict) => found.Count(entry => entry.Verdict == verdict);
        screen.WriteLine($"{found.Count} in all: {Count(Managed)} managed, {Several(Count(Orphan), "orphan")}, {Several(Count(Double), "double")}, "
            + $"{Count(Missing)} missing.");
        if (elsewhere > 0)
        {
            screen.Say($"Left out, because their provider has another address: {Several(elsewhere, "resource")}.");
        }

        Verdict[] inQuestion = [Orphan, Double, Missing];
        foreach (var advice in inQuestion.Where(verdict => Count(verdict) > 0).Select(verdict => verdict.Advice).OfType<string>())
        {
            screen.Say(advice);
        }
    }

    private static string Several(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <param name="Advice">What the user has to decide; null for nothing.</param>
    private sealed record Verdict(string Word, Screen.Colour Colour, string? Advice);

    /// <summary>One entry and the stacks that manage it.</summary>
    private sealed record OwnedEntry(EntryId Id, Verdict Verdict, IReadOnlyList<StateFile.Entry> Owners);
}
