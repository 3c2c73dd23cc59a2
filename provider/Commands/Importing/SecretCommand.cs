using System.Text;
using MediaProviders.Commands.Parsing;
using MediaProviders.Safety;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;
using MediaProviders.Values;

namespace MediaProviders.Commands.Importing;

/// <summary>
/// Writes one secret to a pipe. A newline follows it: <c>pulumi config set</c> takes exactly one off, so that a secret that ends with a newline stays whole.
/// </summary>
internal static class SecretCommand
{
    /// <summary>What can be typed.</summary>
    public static CommandSyntax Syntax { get; } = new()
    {
        Name = "secret",
        Summary = "Write the password or the bearer of one entry, and a newline, to a pipe. A terminal is refused.",
        Argument = new ArgumentSyntax("ID", "The entry as 'bot/name'; without a slash it is a name on the bot of SINCH_BOT_ID."),
        Examples = ["{0} secret my-bot/images | pulumi config set --secret imagesPassword"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        if (host.Screen.OutputIsTerminal)
        {
            throw new UsageException(
                $"Writing a secret to a terminal is refused: it would stay on the screen. Pipe it: '{host.Executable} secret ID | pulumi config set --secret KEY'.", given.Command);
        }

        using var connection = BotConnection.Open(host);
        var id = EntryId.Parse(given.Arguments[0], connection.Config.BotId);
        new Fence(connection.Config.RequiredNamePrefix).Demand("Reading the secret of", id, new PlainAdvice(), isInState: false);
        var secret = await connection.ListAsync(id.BotId, list => SecretOf(id, list.Look(id.Name)), cancellationToken);
#pragma warning disable RS0030 // The one thing this command is for; never to a terminal.
        host.Screen.Write(Encoding.UTF8.GetBytes(secret.Reveal() + "\n"));
#pragma warning restore RS0030
        return ExitCode.Done;
    }

    private static SecretText SecretOf(EntryId id, Sighting sighting)
    {
        var entry = sighting.Match(
            present: entry => entry,
            absent: () => throw Failure(FailureKind.NotFound, "the bot has no such entry. Check the name; upper and lower case count"),
            unproven: doubt => throw UnprovenList.StopsRead($"Reading the secret of '{id.Shown}'", doubt));
        var secret = entry.Credentials switch
        {
            BasicCredentials basic => basic.Password,
            BearerCredentials bearer => bearer.Token,
            _ => throw Failure(FailureKind.Precondition, "its credentials are neither basic nor bearer as far as this version knows"),
        };
        return secret.IsMask ? throw Failure(FailureKind.Precondition, "the API hides it. Ask whoever set it, and run 'pulumi config set --secret KEY' by hand") : secret;

        OperationFailedException Failure(FailureKind kind, string reason) => new(kind, $"Reading the secret of '{id.Shown}' failed: {reason}.");
    }
}
