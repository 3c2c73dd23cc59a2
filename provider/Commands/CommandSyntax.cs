using MediaProviders.Resources;

namespace MediaProviders.Commands;

/// <summary>A command: its syntax, its help and its implementation.</summary>
internal sealed record CommandSyntax
{
    public static readonly Option Help = new("--help", null, "Show this help.");

    public required string Name { get; init; }

    public required string Summary { get; init; }

    /// <summary>The rest of the help, after the summary; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its argument; null when it has none.</summary>
    public Operand? Argument { get; init; }

    /// <summary>Its options, without <see cref="Help"/>.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Command lines that work as written, with <c>{0}</c> for the name of the executable.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Its exit codes in addition to those of every command, with their meanings.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> ExitCodes { get; init; } = [];

    public required Func<Parsed, CommandHost, CancellationToken, Task<int>> Run { get; init; }

    public IEnumerable<Option> AllOptions => Options.Append(Help);

    /// <param name="Name">With its hyphens: <c>--bot-id</c>.</param>
    /// <param name="Value">The placeholder of its value in the help; null for an option without a value.</param>
    internal sealed record Option(string Name, string? Value, string Summary, bool Repeats = false)
    {
        public string Shown => Value is null ? Name : $"{Name} {Value}";
    }

    /// <summary>The argument of a command, which is required.</summary>
    /// <param name="Repeats">True when it may be given more than once.</param>
    internal sealed record Operand(string Name, string Summary, bool Repeats = false)
    {
        public string Shown => Repeats ? $"{Name}..." : Name;
    }

    /// <param name="Options">The values of each option that was given, by its name; an option without a value has an empty one.</param>
    internal sealed record Parsed(CommandSyntax Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, List<string>> Options)
    {
        public bool Has(string option) => Options.ContainsKey(option);

        public string? Value(string option) => Values(option) is [.., var last] ? last : null;

        public IReadOnlyList<string> Values(string option) => Options.TryGetValue(option, out var values) ? values : [];
    }

    /// <param name="message">Which word is wrong, and what to type instead. Words that may be a secret are not repeated.</param>
    /// <param name="command">The command whose help is suggested; null for the general help.</param>
    internal sealed class UsageException(string message, CommandSyntax? command = null) : Exception(message)
    {
        public CommandSyntax? Command => command;
    }
}

/// <summary>What a command gets from its process.</summary>
/// <param name="Input">Opens standard input, for commands that read it.</param>
internal sealed record CommandHost(string Executable, Screen Screen, Func<Stream> Input, HostEnvironment Environment);

/// <summary>The exit codes of commands, which the help explains. Scripts depend on them.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>The command succeeded and found something that the user has to decide.</summary>
    public const int Found = 3;

    /// <summary>Ctrl+C: 128 plus the number of SIGINT, as in shells.</summary>
    public const int Interrupted = 130;
}

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    private static readonly KeyValuePair<int, string>[] UsualCodes =
    [
        KeyValuePair.Create(ExitCode.Done, "done"),
        KeyValuePair.Create(ExitCode.Failed, "failed; the text on standard error says why"),
        KeyValuePair.Create(ExitCode.WrongUsage, "the command line is wrong; nothing was done"),
        KeyValuePair.Create(ExitCode.Interrupted, "interrupted; nothing was left half done"),
    ];

    public static string Of(IReadOnlyList<CommandSyntax> commands, CommandHost host) => string.Join(
        '\n',
        Wrapped(host, $"{host.Executable} {host.Environment.Version}: the '{Package.Name}' provider for Pulumi. The Pulumi CLI starts it when it needs it.\n"),
        $"{Heading(host, "Usage:")} {host.Executable} [COMMAND]\n",
        Wrapped(host, "Without a command, it waits for an engine to attach and prints the port.\n"),
        Table(host, "Commands:", [
            .. commands.Select(c => (Left(c), c.Summary)), ("--version", "Show the version."),
            ("--help", "Show this help; after a command, the help of that command.")]),
        Table(host, "Environment (a stack's configuration is not read):", Environment));

    public static string Of(CommandSyntax command, CommandHost host) => string.Join('\n', ((string?[])
    [
        Wrapped(host, command.Summary + "\n"),
        $"{Heading(host, "Usage:")} {host.Executable} {Left(command)} [OPTION...]\n",
        command.Description.Length > 0 ? Wrapped(host, Named(command.Description + "\n", host)) : null,
        command.Argument is { } argument ? Table(host, "Argument:", [(argument.Shown, argument.Summary)]) : null,
        Table(host, "Options:", [.. command.AllOptions.Select(o => (o.Shown, o.Summary))]),
        Table(host, "Exit codes:", [.. UsualCodes.Concat(command.ExitCodes).OrderBy(c => c.Key).Select(c => ($"{c.Key}", c.Value))]),
        command.Examples.Count > 0
            ? Heading(host, "Examples:") + "\n" + string.Concat(command.Examples.Select(example => $"  {Named(example, host)}\n"))
            : null,
    ]).OfType<string>());

    /// <summary>The environment variables of every command, which are those of a provider.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Environment { get; } =
    [
        ("SINCH_API_TOKEN", "The bot's API token. Required, unless the next one is set."),
        ("SINCH_API_TOKEN_FILE", "The path of a file that contains the token."),
        ("SINCH_REGION", "The region of the bot, us1 or eu1. Required, unless the next one is set."),
        ("SINCH_ENDPOINT", "The base address of the API; takes precedence over the region."),
        ("SINCH_BOT_ID", "The bot, if --bot-id is not given."),
        ("SINCH_REQUIRED_NAME_PREFIX", "A prefix that every name must have, in addition to the configured one."),
        ("SSL_CERT_FILE", "A PEM file of certificate authorities to trust in addition to the system's."),
        ("NO_COLOR", "If it is set, there are no colours."),
    ];

    private static string Left(CommandSyntax command) => command.Argument is { } argument ? $"{command.Name} {argument.Shown}" : command.Name;

    private static string Named(string text, CommandHost host) => text.Replace("{0}", host.Executable, StringComparison.Ordinal);

    private static string Heading(CommandHost host, string text) => host.Screen.Paint(Screen.Colour.Bold, text);

    private static string Wrapped(CommandHost host, string text) =>
        string.Join('\n', text.Split('\n').Select(line => Screen.Wrap(line, 0, host.Screen.Width)));

    private static string Table(CommandHost host, string heading, IReadOnlyList<(string Left, string Right)> rows)
    {
        var width = rows.Max(r => r.Left.Length) + 2;
        var lines = rows.Select(row => $"  {row.Left.PadRight(width)}{Screen.Wrap(row.Right, width + 2, host.Screen.Width)}\n");
        return $"{Heading(host, heading)}\n{string.Concat(lines)}";
    }
}
