namespace MediaProviders.Commands.Parsing;

/// <summary>A command: what can be typed, what the help says of it, and what it does.</summary>
internal sealed record CommandSyntax
{
    /// <summary>The option that every command has.</summary>
    public static readonly Option Help = new("--help", null, "Write this text.");

    /// <summary>The word that names it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What else a person must know before using it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The words it takes; null when it takes none.</summary>
    public Operand? Argument { get; init; }

    /// <summary>Its options, without <see cref="Help"/>.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Lines that work as written, without the name of the executable.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Its exit codes beside those that every command has, each with its meaning.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> ExitCodes { get; init; } = [];

    /// <summary>Does it and returns the exit code.</summary>
    public required Func<ParsedCommand, CommandHost, CancellationToken, Task<int>> Run { get; init; }

    /// <summary>Its options with <see cref="Help"/>.</summary>
    public IEnumerable<Option> AllOptions => Options.Append(Help);

    /// <summary>An option of a command.</summary>
    /// <param name="Name">With its hyphens: <c>--bot-id</c>.</param>
    /// <param name="Value">What stands for its value in the help; null for an option that takes none.</param>
    /// <param name="Summary">What it does, as a sentence.</param>
    internal sealed record Option(string Name, string? Value, string Summary)
    {
        /// <summary>True when it may be given more than once.</summary>
        public bool Repeats { get; init; }

        /// <summary>The option as the help shows it.</summary>
        public string Shown => Value is null ? Name : $"{Name} {Value}";
    }

    /// <summary>The words that follow a command and are no options.</summary>
    /// <param name="Name">What stands for one of them in the help.</param>
    /// <param name="Summary">What they are, as a sentence.</param>
    internal sealed record Operand(string Name, string Summary)
    {
        /// <summary>True when more than one may be given; one is always required.</summary>
        public bool Repeats { get; init; }

        /// <summary>The argument as the help shows it.</summary>
        public string Shown => Repeats ? $"{Name}..." : Name;
    }
}
