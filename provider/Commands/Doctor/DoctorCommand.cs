using MediaProviders.Commands.Parsing;
using MediaProviders.Commands.Terminal;
using MediaProviders.Resources;
using MediaProviders.Safety.Operations;
using MediaProviders.Values;

namespace MediaProviders.Commands.Doctor;

/// <summary>Checks that a provider could work here, and says what to do where it could not.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What can be typed.</summary>
    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "doctor",
        Summary = "Check configuration, reachability, region, token, list and claims, and say what to do. Shows no secrets unless asked to.",
        Description = "It reads only, and changes nothing on the bot.",
        Options =
        [
            new("--bot-id", "BOT", "The bot. Left out: SINCH_BOT_ID."),
            new(AnswerView.Option, null, "Show the API's answer as it came, credentials included; on a terminal only."),
        ],
        ExitCodes = [KeyValuePair.Create(ExitCode.Found, "a check failed; its line says what to do")],
        Examples = ["{0} doctor --bot-id my-bot"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        AnswerView.ThrowIfNoTerminal(given, host);
        var isWell = true;
        void Tell(Finding finding)
        {
            host.Screen.WriteLine(finding.Show(host.Screen));
            isWell &= finding.Verdict != Verdict.Bad;
        }

        foreach (var finding in ConfigurationChecks.Run(host, given.Value("--bot-id")))
        {
            Tell(finding);
        }

        var canAsk = isWell;
        if (canAsk)
        {
            foreach (var finding in await LookAtListAsync(given, host, cancellationToken))
            {
                Tell(finding);
            }
        }

        Tell(ClaimsCheck.Run(host.Environment));
        if (canAsk && given.Has(AnswerView.Option))
        {
            await ShowAnswerAsync(given, host, cancellationToken);
        }

        if (!isWell)
        {
            host.Screen.WriteLine(canAsk ? "Correct what failed, and run this again." : "The API was not asked. Correct what failed, and run this again.");
            return ExitCode.Found;
        }

        return ExitCode.Done;
    }

    private static async Task ShowAnswerAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        using var connection = BotConnection.Open(host);
        await AnswerView.ShowAsync(host, connection.Config, connection.BotOf(given), cancellationToken);
    }

    private static async Task<IReadOnlyList<Finding>> LookAtListAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
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
}
