namespace MediaProviders.Commands.Parsing;

/// <summary>A command: what can be typed, what the help says of it, and what it does.</summary>
internal sealed record CommandSyntax
{
    /// <summary>The option that every command has.</summary>
    public static readonly OptionSyntax Help = new("--help", null, "Write this text.");

    /// <summary>The word that names it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What else a person must know before using it.</summary>
    public string Description { get; init; } = "";

    /// <summary>The words it takes; null when it takes none.</summary>
    public ArgumentSyntax? Argument { get; init; }

    /// <summary>Its options, without <see cref="Help"/>.</summary>
    public IReadOnlyList<OptionSyntax> Options { get; init; } = [];

    /// <summary>Lines that work as written, without the name of the executable.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Its exit codes beside those that every command has, each with its meaning.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> ExitCodes { get; init; } = [];

    /// <summary>Does it and returns the exit code.</summary>
    public required Func<ParsedCommand, CommandHost, CancellationToken, Task<int>> Run { get; init; }

    /// <summary>Its options with <see cref="Help"/>.</summary>
    public IEnumerable<OptionSyntax> AllOptions => Options.Append(Help);
}
