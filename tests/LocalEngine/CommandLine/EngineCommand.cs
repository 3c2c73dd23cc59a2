using System.Collections.Immutable;

namespace MediaProviders.LocalEngine.CommandLine;

/// <summary>A command as it was typed.</summary>
internal sealed record EngineCommand(string Verb)
{
    public const string Usage =
        """
        usage: up|preview|refresh|destroy [options]

          --program DIR          folder of Pulumi.yaml (default: the current one)
          --plugin PATH          the provider's executable (required)
          --state FILE           the state file; without it the state is forgotten
          --stack NAME           the stack's name (default: dev)
          --config KEY=VALUE     stack configuration, such as mediaproviders:botId=bot-one
          --secret-config KEY=VALUE
          --skip-preview

        The passphrase of the state file is taken from PULUMI_CONFIG_PASSPHRASE.
        """;

    public string Program { get; init; } = ".";

    public string? Plugin { get; init; }

    public string? State { get; init; }

    public string Stack { get; init; } = "dev";

    public ImmutableDictionary<string, ConfigValue> Config { get; init; } = ImmutableDictionary.Create<string, ConfigValue>(StringComparer.Ordinal);

    public CommandOptions Options { get; init; } = CommandOptions.None;

    /// <exception cref="InvalidDataException">Something was typed that no command takes.</exception>
    public static EngineCommand Parse(IReadOnlyList<string> arguments)
    {
        var command = arguments is [("up" or "preview" or "refresh" or "destroy") and var verb, ..]
            ? new EngineCommand(verb)
            : throw Wrong("the first word is not a command.");
        var rest = new Queue<string>(arguments.Skip(1));
        while (rest.TryDequeue(out var flag))
        {
            string Value() => rest.TryDequeue(out var value) ? value : throw Wrong($"'{flag}' lacks its value.");
            command = flag switch
            {
                "--program" => command with { Program = Value() },
                "--plugin" => command with { Plugin = Value() },
                "--state" => command with { State = Value() },
                "--stack" => command with { Stack = Value() },
                "--skip-preview" => command with { Options = CommandOptions.UpdateOnly },
                "--config" or "--secret-config" when Value().Split('=', 2) is [var key, var value] =>
                    command with { Config = command.Config.SetItem(key, new ConfigValue(value, flag == "--secret-config")) },
                "--config" or "--secret-config" => throw Wrong($"'{flag}' wants KEY=VALUE."),
                _ => throw Wrong($"'{flag}' is not known."),
            };
        }

        return command.Plugin is null ? throw Wrong("'--plugin' is required.") : command;
    }

    private static InvalidDataException Wrong(string what) => new($"Reading the command line: {what}");
}
