using MediaProviders.Resources;
using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Values;

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
                throw new CommandSyntax.UsageException($"'--version' takes no arguments, but was given '{Printable.Of(more)}'.");
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

/// <summary>
/// Parses a command line: <c>COMMAND [OPTION...] [ARGUMENT...]</c>. Options are <c>--name VALUE</c> or <c>--name=VALUE</c>, in any position; after <c>--</c>
/// there are only arguments, and <c>-</c> is an argument. Source of the conventions: POSIX, "Utility Conventions", and GNU's long options.
/// </summary>
internal static class CommandParser
{
    /// <exception cref="CommandSyntax.UsageException">A word is unknown or missing.</exception>
    public static CommandSyntax.Parsed Parse(IReadOnlyList<CommandSyntax> commands, IReadOnlyList<string> words)
    {
        var command = commands.FirstOrDefault(c => c.Name == words[0])
            ?? throw new CommandSyntax.UsageException($"'{Printable.Of(words[0])}' is neither a command nor the address of an "
                + $"engine{Suggest(words[0], [.. commands.Select(c => c.Name), "--help", "--version"])}");
        var options = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var arguments = new List<string>();
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "--")
            {
                arguments.AddRange(words.Skip(i + 1));
                break;
            }

            if (words[i] == "-" || !words[i].StartsWith('-'))
            {
                arguments.Add(words[i]);
            }
            else
            {
                i += ReadOption(command, words[i] == "-h" ? CommandSyntax.Help.Name : words[i], words.ElementAtOrDefault(i + 1), options);
            }
        }

        var complaint = options.ContainsKey(CommandSyntax.Help.Name) ? null : ComplaintOf(command, arguments);
        return complaint is null ? new CommandSyntax.Parsed(command, arguments, options) : throw new CommandSyntax.UsageException(complaint, command);
    }

    /// <summary>Parses an option and returns how many words after it are its value.</summary>
    private static int ReadOption(CommandSyntax command, string word, string? next, Dictionary<string, List<string>> options)
    {
        var (name, given) = word.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? (word[..equals], word[(equals + 1)..]) : (word, null);
        var option = command.AllOptions.FirstOrDefault(o => o.Name == name)
            ?? throw new CommandSyntax.UsageException($"'{command.Name}' has no option "
                + $"'{Printable.Of(name)}'{Suggest(name, [.. command.AllOptions.Select(o => o.Name)])}", command);
        var takesNext = option.Value is not null && given is null;
        var value = !takesNext ? given : next is { Length: > 2 } && next.StartsWith("--", StringComparison.Ordinal) ? null : next;
        var complaint = option.Value is null ? (value is null ? null : $"'{name}' takes no value.")
            : value is null ? $"'{name}' needs a value: '{option.Shown}'."
            : value.Length == 0 ? $"The value of '{name}' is empty: give '{option.Shown}'."
            : options.ContainsKey(name) && !option.Repeats ? $"'{name}' is given twice. Give it once."
            : null;
        if (complaint is not null)
        {
            throw new CommandSyntax.UsageException(complaint, command);
        }

        options.TryAdd(name, []);
        options[name].Add(value ?? "");
        return takesNext ? 1 : 0;
    }

    private static string? ComplaintOf(CommandSyntax command, List<string> arguments) => (command.Argument, arguments.Count) switch
    {
        (null, > 0) => $"'{command.Name}' takes no arguments, but was given '{Printable.Of(arguments[0])}'.",
        ({ Repeats: false }, > 1) => $"'{command.Name}' takes one argument, but was given '{Printable.Of(arguments[1])}'.",
        ({ Shown: var shown }, 0) => $"'{command.Name}' needs an argument: '{command.Name} {shown}'.",
        _ => null,
    };

    /// <summary>The end of a message about an unknown word: the word that was probably meant, misspelt or abbreviated.</summary>
    private static string Suggest(string word, IReadOnlyList<string> known)
    {
        var longer = known.Where(k => word.Length > 2 && k.StartsWith(word, StringComparison.Ordinal)).ToList();
        var suggestion = longer.Count == 1 ? $"; did you mean '{longer[0]}'?" : Suggestion.For(word, known);
        return suggestion.Length > 0 ? suggestion : ".";
    }
}
