using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Commands;

/// <summary>
/// Reads a command line: <c>COMMAND [OPTION...] [ARGUMENT...]</c>, options as <c>--name VALUE</c> or <c>--name=VALUE</c> in any place, nothing but arguments
/// after <c>--</c>, and a lone <c>-</c> for an argument. Source of the conventions: POSIX, "Utility Conventions", and GNU's long options.
/// </summary>
internal static class CommandParser
{
    /// <exception cref="CommandSyntax.UsageException">A word is not known, or one is missing.</exception>
    public static CommandSyntax.Parsed Parse(IReadOnlyList<CommandSyntax> commands, IReadOnlyList<string> words)
    {
        var command = commands.FirstOrDefault(c => c.Name == words[0])
            ?? throw new CommandSyntax.UsageException($"'{Printable.Of(words[0])}' is neither a command nor the address of an "
                + $"engine{Suggest(words[0], [.. commands.Select(c => c.Name), .. CommandLine.Flags])}");
        var options = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var arguments = new List<string>();
        var onlyArguments = false;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (onlyArguments || word == "-" || !word.StartsWith('-'))
            {
                arguments.Add(word);
            }
            else if (word == "--")
            {
                onlyArguments = true;
            }
            else
            {
                i += ReadOption(command, words, i, options);
            }
        }

        var parsed = new CommandSyntax.Parsed(command, arguments, options);
        if (!parsed.Has(CommandSyntax.Help.Name))
        {
            ThrowIfArgumentsDiffer(command, arguments);
        }

        return parsed;
    }

    /// <summary>Reads the option at <paramref name="index"/> and returns how many words after it belong to it.</summary>
    private static int ReadOption(CommandSyntax command, IReadOnlyList<string> words, int index, Dictionary<string, List<string>> options)
    {
        var word = words[index] == "-h" ? CommandSyntax.Help.Name : words[index];
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        var option = command.AllOptions.FirstOrDefault(o => o.Name == name)
            ?? throw new CommandSyntax.UsageException($"'{command.Name}' has no option "
                + $"'{Printable.Of(name)}'{Suggest(name, [.. command.AllOptions.Select(o => o.Name)])}", command);
        if (option.Value is null && equals >= 0)
        {
            throw new CommandSyntax.UsageException($"'{name}' takes no value.", command);
        }

        var takesNext = option.Value is not null && equals < 0;
        if (takesNext && (index + 1 == words.Count || IsOption(words[index + 1])))
        {
            throw new CommandSyntax.UsageException($"'{name}' needs a value: '{option.Shown}'.", command);
        }

        var value = option.Value is null ? "" : takesNext ? words[index + 1] : word[(equals + 1)..];
        if (option.Value is not null && value.Length == 0)
        {
            throw new CommandSyntax.UsageException($"The value of '{name}' is empty: give '{option.Shown}'.", command);
        }

        if (!options.TryGetValue(name, out var values))
        {
            options[name] = values = [];
        }
        else if (!option.Repeats && option.Value is not null)
        {
            throw new CommandSyntax.UsageException($"'{name}' is given twice. Give it once.", command);
        }

        values.Add(value);
        return takesNext ? 1 : 0;
    }

    private static void ThrowIfArgumentsDiffer(CommandSyntax command, List<string> arguments)
    {
        var most = command.Argument is null ? 0 : command.Argument.Repeats ? int.MaxValue : 1;
        if (arguments.Count > most)
        {
            throw new CommandSyntax.UsageException($"'{command.Name}' takes {(most == 0 ? "no arguments" : "one argument")}, but was given "
                + $"'{Printable.Of(arguments[most])}'.", command);
        }

        if (command.Argument is { } argument && arguments.Count == 0)
        {
            throw new CommandSyntax.UsageException($"'{command.Name}' needs an argument: '{command.Name} {argument.Shown}'.", command);
        }
    }

    private static bool IsOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);

    /// <summary>The end of a sentence about an unknown word: what was probably meant, be it misspelt or cut short.</summary>
    private static string Suggest(string word, IReadOnlyList<string> known)
    {
        var longer = known.Where(k => word.Length > 2 && k.StartsWith(word, StringComparison.Ordinal)).ToList();
        var suggestion = longer.Count == 1 ? $"; did you mean '{longer[0]}'?" : Suggestion.For(word, known);
        return suggestion.Length > 0 ? suggestion : ".";
    }
}
