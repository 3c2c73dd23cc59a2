namespace MediaProviders.Commands;

/// <summary>A command: what can be typed, what the help says of it, and what it does.</summary>
internal sealed record CommandSyntax
{
    public static readonly Option Help = new("--help", null, "Show this help.");

    public required string Name { get; init; }

    public required string Summary { get; init; }

    /// <summary>What else a person must know before using it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The words it takes; null when it takes none.</summary>
    public Operand? Argument { get; init; }

    /// <summary>Its options, without <see cref="Help"/>.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Lines that work as written, with <c>{0}</c> for the name of the executable.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Its exit codes beside those that every command has, each with its meaning.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> ExitCodes { get; init; } = [];

    public required Func<Parsed, CommandHost, CancellationToken, Task<int>> Run { get; init; }

    public IEnumerable<Option> AllOptions => Options.Append(Help);

    /// <param name="Name">With its hyphens: <c>--bot-id</c>.</param>
    /// <param name="Value">What stands for its value in the help; null for an option that takes none.</param>
    internal sealed record Option(string Name, string? Value, string Summary, bool Repeats = false)
    {
        public string Shown => Value is null ? Name : $"{Name} {Value}";
    }

    /// <summary>The words that follow a command and are no options.</summary>
    /// <param name="Repeats">True when more than one may be given; one is always required.</param>
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

    /// <param name="message">What is wrong with which word, and what to type instead. Words are repeated only where they cannot be a secret.</param>
    /// <param name="command">The command whose help shows more; null for the help of all.</param>
    internal sealed class UsageException(string message, CommandSyntax? command = null) : Exception(message)
    {
        public CommandSyntax? Command => command;
    }
}
