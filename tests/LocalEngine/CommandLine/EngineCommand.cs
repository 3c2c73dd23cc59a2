namespace MediaProviders.LocalEngine.CommandLine;

/// <summary>A command as it was typed.</summary>
internal sealed record EngineCommand
{
    public const string Usage =
        """
        usage: up|preview|refresh|destroy [options]
               import TYPE NAME ID | import --file FILE [options]

          --program DIR          folder of Pulumi.yaml (default: the current one)
          --plugin PATH          the provider's executable (required)
          --state FILE           the state file; without it the state is forgotten
          --stack NAME           the stack's name (default: dev)
          --config KEY=VALUE     stack configuration, such as mediaproviders:botId=bot-one
          --secret-config KEY=VALUE
          --target URN  --replace URN  --refresh  --continue-on-error  --run-program
          --preview-only  --skip-preview  --protect=false  --generate-code=false  --clear-pending-creates

        The passphrase of the state file is taken from PULUMI_CONFIG_PASSPHRASE.
        """;

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "up", "preview", "refresh", "destroy", "import" };

    public required string Verb { get; init; }

    public string Program { get; init; } = ".";

    public string? Plugin { get; init; }

    public string? State { get; init; }

    public string Stack { get; init; } = "dev";

    public IReadOnlyDictionary<string, ConfigValue> Config { get; init; } = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);

    public IReadOnlyList<ImportRequest> Imports { get; init; } = [];

    public CommandOptions Options { get; init; } = CommandOptions.None;

    /// <exception cref="InvalidDataException">Something was typed that no command takes.</exception>
    public static EngineCommand Parse(IReadOnlyList<string> arguments)
    {
        var verb = arguments.Count > 0 && Verbs.Contains(arguments[0]) ? arguments[0] : throw new InvalidDataException("Reading the command line: the first word is not a command.");
        var command = new EngineCommand { Verb = verb };
        var config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);
        var words = new List<string>();
        var rest = new Queue<string>(arguments.Skip(1));
        string Value(string flag) => rest.TryDequeue(out var value) ? value : throw new InvalidDataException($"Reading the command line: '{flag}' lacks its value.");
        while (rest.TryDequeue(out var word))
        {
            command = word switch
            {
                "--program" => command with { Program = Value(word) },
                "--plugin" => command with { Plugin = Value(word) },
                "--state" => command with { State = Value(word) },
                "--stack" => command with { Stack = Value(word) },
                "--file" => command with { Imports = ReadImports(Value(word)) },
                "--target" => command with { Options = command.Options with { Targets = [.. command.Options.Targets, Value(word)] } },
                "--replace" => command with { Options = command.Options with { Replace = [.. command.Options.Replace, Value(word)] } },
                _ => command with { Options = Flag(command.Options, word) ?? Collect(command.Options, word) },
            };
        }

        return command with { Config = config, Imports = words.Count == 3 ? [new ImportRequest(words[0], words[1], words[2])] : command.Imports };

        CommandOptions Collect(CommandOptions options, string word)
        {
            if (word is "--config" or "--secret-config")
            {
                var pair = Value(word).Split('=', 2);
                config[pair[0]] = pair.Length == 2 ? new ConfigValue(pair[1], word == "--secret-config") : throw new InvalidDataException($"Reading the command line: '{word}' wants KEY=VALUE.");
                return options;
            }

            if (word.StartsWith('-'))
            {
                throw new InvalidDataException($"Reading the command line: '{word}' is not known.");
            }

            words.Add(word);
            return options;
        }
    }

    private static CommandOptions? Flag(CommandOptions options, string flag) => flag switch
    {
        "--refresh" => options with { Refresh = true },
        "--continue-on-error" => options with { ContinueOnError = true },
        "--run-program" => options with { RunProgram = true },
        "--preview-only" => options with { PreviewOnly = true },
        "--skip-preview" => options with { SkipPreview = true },
        "--protect=false" => options with { ProtectImported = false },
        "--generate-code=false" => options with { GenerateCode = false },
        "--clear-pending-creates" => options with { ClearPendingCreates = true },
        _ => null,
    };

    private static IReadOnlyList<ImportRequest> ReadImports(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["resources"]!.AsArray().Select(resource => new ImportRequest((string)resource!["type"]!, (string)resource["name"]!, (string)resource["id"]!))];
}
