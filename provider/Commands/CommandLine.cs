using MediaProviders.Resources;
using MediaProviders.Safety;

namespace MediaProviders.Commands;

/// <summary>The commands for users. Engines never use them, and nothing of them is loaded when an engine starts the plugin.</summary>
internal static class CommandLine
{
    /// <summary>The first arguments that only users pass.</summary>
    public static string[] Words { get; } =
        ["import-file", "secret", "secrets", "owners", "doctor", "schema", "help", "version", "--help", "-h", "--version"];

    /// <summary>All commands, in the order of the help. Created on demand, because the start of a plugin uses this class too.</summary>
    public static IReadOnlyList<CommandSyntax> Commands =>
    [
        ImportFileCommand.Syntax, SecretPipe.OfOne, SecretPipe.OfFile, OwnersCommand.Syntax, DoctorCommand.Syntax,
        new CommandSyntax
        {
            Name = "schema",
            Summary = "Write the package schema as JSON to standard output.",
            Examples = ["{0} schema > schema.json"],
            Run = (_, host, _) =>
            {
                host.Screen.Write(Package.Schema.Span);
                return Task.FromResult(ExitCode.Done);
            },
        },
    ];

    /// <summary>Runs the command and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] words, CommandHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await ChooseAsync(words, host, cancellationToken);
        }
        catch (Exception failure)
        {
            var (code, text) = Explain(failure, host);
            host.Screen.Say($"{host.Screen.PaintError(Screen.Colour.Red, "error:")} {text}");
            return code;
        }
    }

    private static (int Code, string Text) Explain(Exception failure, CommandHost host)
    {
        switch (failure)
        {
            case CommandSyntax.UsageException wrong:
                var help = wrong.Command is { } command ? $"{host.Executable} {command.Name} --help" : $"{host.Executable} --help";
                return (ExitCode.WrongUsage, $"{wrong.Message} '{help}' shows the help.");
            case OperationCanceledException or OperationFailedException { Kind: FailureKind.Cancelled }:
                return (ExitCode.Interrupted, "Interrupted. Nothing was left half done.");
            case OperationFailedException:
                return (ExitCode.Failed, failure.Message);
            default:
                // The message of an unexpected exception may contain anything, including a secret.
                return (ExitCode.Failed, MemoryShortage.Explain(failure, "the command")
                    ?? $"Provider bug: an unexpected {failure.GetType().Name} ended the command. Please report this.\n{failure.StackTrace}");
        }
    }

    private static async Task<int> ChooseAsync(string[] words, CommandHost host, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["--help" or "-h" or "help"]:
                host.Screen.Write(HelpText.Of(Commands, host));
                return ExitCode.Done;
            case ["--version" or "version"]:
                host.Screen.WriteLine(host.Environment.Version);
                return ExitCode.Done;
            case ["--help" or "-h" or "help", .. var rest]:
                return await ChooseAsync([.. rest, CommandSyntax.Help.Name], host, cancellationToken);
            case ["--version" or "version", var more, ..]:
                throw new CommandSyntax.UsageException($"'--version' takes no arguments, but was given '{Values.Printable.Of(more)}'.");
        }

        var given = CommandParser.Parse(Commands, words);
        if (!given.Has(CommandSyntax.Help.Name))
        {
            return await given.Command.Run(given, host, cancellationToken);
        }

        host.Screen.Write(HelpText.Of(given.Command, host));
        return ExitCode.Done;
    }
}
