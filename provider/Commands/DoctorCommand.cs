using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>Checks whether a provider can work here, and says what to do if it cannot.</summary>
internal static class DoctorCommand
{
    private const string ShowAnswer = "--show-answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "doctor",
        Summary = "Check configuration, reachability, region, token, list and claims, and say what to do. Shows no secrets unless asked to.",
        Description = "It only reads, and changes nothing on the bot.",
        Options =
        [
            new("--bot-id", "BOT", "The bot. Default: SINCH_BOT_ID."),
            new(ShowAnswer, null, "Show the API's answer as it came, credentials included; on a terminal only."),
        ],
        ExitCodes = [KeyValuePair.Create(ExitCode.Found, "a check failed; its line says what to do")],
        Examples = ["{0} doctor --bot-id my-bot"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        if (given.Has(ShowAnswer) && !host.Screen.OutputIsTerminal)
        {
            throw new CommandSyntax.UsageException(
                $"'{ShowAnswer}' may show credentials, so it only writes to a terminal, and standard output is not one.", given.Command);
        }

        var canAsk = Tell(host, ConfigurationChecks.Run(host, given.Value("--bot-id")));
        var isWell = canAsk && Tell(host, await LookAtListAsync(given, host, cancellationToken));
        isWell &= Tell(host, [CheckClaims(host.Environment)]);
        if (canAsk && given.Has(ShowAnswer))
        {
            await ShowAnswerAsync(given, host, cancellationToken);
        }

        if (isWell)
        {
            return ExitCode.Done;
        }

        host.Screen.WriteLine(canAsk ? "Correct what failed, and run this again." : "No request was sent. Only the environment counts here: a stack's "
            + "configuration is not read. Correct what failed, and run this again.");
        return ExitCode.Found;
    }

    private static bool Tell(CommandHost host, IEnumerable<Finding> findings) => findings.Aggregate(true, (isWell, finding) =>
    {
        host.Screen.WriteLine(finding.Show(host.Screen));
        return isWell && !finding.IsBad;
    });

    private static async Task<IReadOnlyList<Finding>> LookAtListAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        using var connection = BotConnection.Open(host);
        try
        {
            return await connection.ListAsync(connection.BotOf(given), ListChecks.Run, cancellationToken, Patience);
        }
        catch (OperationFailedException failure) when (failure.Kind != FailureKind.Cancelled)
        {
            return [Finding.Bad(failure.Kind == FailureKind.Unauthenticated ? "token" : "reachability", failure.Message)];
        }
    }

    /// <summary>Opens the folder of claims as a provider does, and closes it again. Without it, every write and delete is refused.</summary>
    private static Finding CheckClaims(HostEnvironment environment)
    {
        using var claims = new SharedClaims($"doctor {Environment.ProcessId}", environment.Variable, environment.ToolFolder);
        return claims.Obstacle is { Length: > 0 } obstacle
            ? Finding.Bad("claims", obstacle)
            : Finding.Good("claims", "Their folder can be used, so writes and deletes are possible.");
    }

    /// <summary>
    /// Requests the list once and shows the raw response, which errors never show: it may contain every credential of the bot, and a file or a log would keep
    /// it. Control characters are escaped.
    /// </summary>
    private static async Task ShowAnswerAsync(CommandSyntax.Parsed given, CommandHost host, CancellationToken cancellationToken)
    {
        using var connection = BotConnection.Open(host);
        host.Screen.WriteLine("The answer as it came, credentials included:");
        try
        {
            foreach (var line in await VerbatimResponse.FetchAsync(connection.Config.Api, connection.BotOf(given), cancellationToken))
            {
                host.Screen.WriteLine($"  {Printable.Of(line.TrimEnd('\r'), int.MaxValue)}");
            }
        }
        catch (ApiException failure)
        {
            host.Screen.WriteLine($"  {failure.Message}");
        }
    }
}

/// <summary>The result of a check.</summary>
/// <param name="Text">The result and what to do, in sentences; never a secret.</param>
internal sealed record Finding(string Word, Screen.Colour Colour, string Area, string Text)
{
    private const string Failed = "FAIL";

    public bool IsBad => Word == Failed;

    public static Finding Good(string area, string text) => new("ok", Screen.Colour.Green, area, text);

    /// <summary>It works, but with a remark for the user.</summary>
    public static Finding Odd(string area, string text) => new("note", Screen.Colour.Yellow, area, text);

    /// <summary>It does not work.</summary>
    public static Finding Bad(string area, string text) => new(Failed, Screen.Colour.Red, area, text);

    public string Show(Screen screen) => $"{screen.Paint(Colour, Word.PadRight(4))}  {Area,-13}  {Screen.Wrap(Text, column: 21, screen.Width)}";
}

/// <summary>Checks the configuration in the environment, without a request.</summary>
internal static class ConfigurationChecks
{
    private const string Configuration = "configuration";
    private const string Token = "token";

    /// <param name="bot">The bot of the command line; null for that of the environment.</param>
    public static IEnumerable<Finding> Run(CommandHost host, string? bot)
    {
        var problems = EnvironmentProblems.Find(host);
        foreach (var (key, text) in problems)
        {
            yield return Finding.Bad(key == TokenSource.Key ? Token : Configuration, text);
        }

        foreach (var finding in problems.Count > 0 ? [] : Look(Configurations.Read(ObjectValue.Empty, host.Environment), host))
        {
            yield return finding;
        }

        if (Configurations.FindUnusedAuthorities(EnvironmentDefaults.TextOf(host.Environment, "SSL_CERT_FILE")) is { } warning)
        {
            yield return Finding.Odd(Configuration, warning);
        }

        yield return (bot ?? EnvironmentDefaults.TextOf(host.Environment, "SINCH_BOT_ID")) is { Length: > 0 } named
            ? Finding.Good("bot", $"'{Printable.Of(named)}', from {(bot is null ? "SINCH_BOT_ID" : "--bot-id")}.")
            : Finding.Bad("bot", "No bot is named, so no list can be requested. Give '--bot-id BOT', or set SINCH_BOT_ID.");
    }

    private static IEnumerable<Finding> Look(ProviderConfig config, CommandHost host)
    {
        var setting = config.Region is null ? "SINCH_ENDPOINT" : "SINCH_REGION";
        yield return Finding.Good(Configuration, $"Requests go to '{config.Service}', from {setting}.");
        if (config.Service.Contains(ApiCall.RootPath, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Odd(Configuration, $"That address contains '{ApiCall.RootPath}', which the plugin adds itself. Give the address up to there.");
        }

        if (config.RequiredNamePrefix is { IsFromEnvironment: true } prefix)
        {
            yield return Finding.Good(Configuration, $"Only names that start with '{prefix.Prefix}' are allowed, because of {NamePrefixRule.Variable}.");
        }

        var source = EnvironmentDefaults.TextOf(host.Environment, TokenSource.Variable) is null ? "the file of SINCH_API_TOKEN_FILE" : "SINCH_API_TOKEN";
#pragma warning disable RS0030 // Only checked, not kept.
        var token = config.Api.Token.Reveal();
        var saysBearer = token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        var isQuoted = token is ['"', .., '"'] or ['\'', .., '\''];
#pragma warning restore RS0030
        yield return saysBearer
            ? Finding.Odd(Token, $"It comes from {source} and starts with the word 'Bearer', which the plugin adds itself. Remove the word.")
            : isQuoted ? Finding.Odd(Token, $"It comes from {source} and is in quotation marks, which are sent with it. Remove them.")
            : Finding.Good(Token, $"It comes from {source}. The list shows whether it belongs to this bot.");
    }
}

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
        $"It does not prove which entries exist, because {doubt.Reason}; creates, deletes and reads of entries that it does not show are refused."
        + (doubt.Sign is { } sign ? $" A header or a member indicates {sign}: '--show-answer' shows them." : "");

    private static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";
}
