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
