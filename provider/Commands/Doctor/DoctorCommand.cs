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

        host.Screen.WriteLine(canAsk ? "Correct what failed, and run this again." : "No request was sent. Correct what failed, and run this again.");
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
