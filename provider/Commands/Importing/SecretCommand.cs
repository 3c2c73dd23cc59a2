using MediaProviders.Commands.Parsing;
using MediaProviders.Safety;
using MediaProviders.Safety.Guards;
using MediaProviders.Safety.Operations;

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
        Argument = new CommandSyntax.Operand("ID", "The entry as 'bot/name'; without a slash it is a name on the bot of SINCH_BOT_ID."),
        Examples = ["{0} secret my-bot/images | pulumi config set --secret imagesPassword"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(ParsedCommand given, CommandHost host, CancellationToken cancellationToken)
    {
        SecretPipe.ThrowIfTerminal(given, host, $"Pipe it: '{host.Executable} secret ID | pulumi config set --secret KEY'.");
        using var connection = BotConnection.Open(host);
        var id = EntryId.Parse(given.Arguments[0], connection.Config.BotId);
        connection.Config.RequiredNamePrefix.ThrowIfForbidden("Reading the secret of", id, new IAdvice.Plain(), isInState: false);
        var secret = await connection.ListAsync(id.BotId, list => SecretPipe.Find(id, list), cancellationToken);
        SecretPipe.Write(
            host, secret ?? throw SecretPipe.Failure(id, FailureKind.Precondition, "the API hides it. Ask the person who set it, and run 'pulumi config set "
                + "--secret KEY' by hand"));
        return ExitCode.Done;
    }
}
