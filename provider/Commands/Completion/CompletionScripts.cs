using System.Text;
using MediaProviders.Commands.Parsing;

namespace MediaProviders.Commands.Completion;

/// <summary>Scripts that teach shells the commands and options.</summary>
internal static class CompletionScripts
{
    /// <summary>The shells there are scripts for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The script of a shell.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    /// <param name="commands">Every command.</param>
    /// <param name="executable">The name people type.</param>
    public static string Of(string shell, IReadOnlyList<CommandSyntax> commands, string executable) => shell switch
    {
        "bash" => Bash(commands, executable),
        "zsh" => $"autoload -U +X bashcompinit && bashcompinit\n{Bash(commands, executable)}",
        "fish" => Fish(commands, executable),
        _ => PowerShell(commands, executable),
    };

    private static string Bash(IReadOnlyList<CommandSyntax> commands, string executable)
    {
        var function = "_" + executable.Replace('-', '_');
        var text = new StringBuilder($$"""
            {{function}}() {
              local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""
              if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "{{string.Join(' ', Firsts(commands))}}" -- "$word"))
                return
              fi
              case "${COMP_WORDS[1]} $before" in

            """);
        foreach (var command in commands)
        {
            foreach (var option in command.Options.Where(o => o.Value is not null))
            {
                text.Append($"    '{command.Name} {option.Name}') {(option.IsPath ? "COMPREPLY=($(compgen -f -- \"$word\")); " : "")}return ;;\n");
            }
        }

        text.Append("  esac\n  case \"${COMP_WORDS[1]}\" in\n");
        foreach (var command in commands)
        {
            text.Append($"    {command.Name}) words=\"{string.Join(' ', WordsOf(command))}\" ;;\n");
        }

        return text.Append($$"""
              esac
              COMPREPLY=($(compgen -W "$words" -- "$word"))
              case "${COMP_WORDS[1]} $word" in
                'owners -'*) ;;
                'owners '*) COMPREPLY+=($(compgen -f -- "$word")) ;;
              esac
            }
            complete -o filenames -F {{function}} {{executable}}

            """).ToString();
    }

    private static string Fish(IReadOnlyList<CommandSyntax> commands, string executable)
    {
        var text = new StringBuilder($"complete -c {executable} -f\n");
        foreach (var command in commands)
        {
            text.Append($"complete -c {executable} -n __fish_use_subcommand -a {command.Name} -d {Quote(command.Summary)}\n");
            var condition = $"-n '__fish_seen_subcommand_from {command.Name}'";
            foreach (var option in command.AllOptions)
            {
                text.Append($"complete -c {executable} {condition} -l {option.Name[2..]}{(option.Value is null ? "" : option.IsPath ? " -r -F" : " -x")} -d {Quote(option.Summary)}\n");
            }

            foreach (var choice in command.Argument?.Choices ?? [])
            {
                text.Append($"complete -c {executable} {condition} -a {choice}\n");
            }
        }

        return text.Append($"complete -c {executable} -n '__fish_seen_subcommand_from owners' -F\n")
            .Append($"complete -c {executable} -n __fish_use_subcommand -l version -d 'Write the version.'\n")
            .Append($"complete -c {executable} -n __fish_use_subcommand -l help -d 'Write the help.'\n").ToString();

        static string Quote(string words) => $"'{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    private static string PowerShell(IReadOnlyList<CommandSyntax> commands, string executable)
    {
        var text = new StringBuilder($$"""
            Register-ArgumentCompleter -Native -CommandName '{{executable}}' -ScriptBlock {
              param($word, $line, $position)
              $known = @{

            """);
        foreach (var command in commands)
        {
            text.Append($"    '{command.Name}' = @({string.Join(", ", WordsOf(command).Select(w => $"'{w}'"))})\n");
        }

        return text.Append($$"""
              }
              $given = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
              $words = if ($given.Count -gt 1 -or ($given.Count -eq 1 -and $word -eq '')) { $known[$given[0]] } else { @({{string.Join(", ", Firsts(commands).Select(w => $"'{w}'"))}}) }
              $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """).ToString();
    }

    private static IEnumerable<string> Firsts(IReadOnlyList<CommandSyntax> commands) => commands.Select(c => c.Name).Concat(CommandLine.Flags);

    private static IEnumerable<string> WordsOf(CommandSyntax command) => command.AllOptions.Select(o => o.Name).Concat(command.Argument?.Choices ?? []);
}
