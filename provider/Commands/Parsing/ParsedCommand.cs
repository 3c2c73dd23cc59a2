namespace MediaProviders.Commands.Parsing;

/// <summary>A command as it was typed.</summary>
/// <param name="Command">Which one.</param>
/// <param name="Arguments">Its words that are no options, in their order.</param>
/// <param name="Options">The values of each option that was given, by its name; an option without a value has an empty one.</param>
internal sealed record ParsedCommand(CommandSyntax Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, IReadOnlyList<string>> Options)
{
    /// <summary>True when the option was given.</summary>
    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The value of an option, or null when it was not given.</summary>
    public string? Value(string option) => Options.TryGetValue(option, out var values) ? values[^1] : null;

    /// <summary>All values of an option that may be repeated.</summary>
    public IReadOnlyList<string> Values(string option) => Options.TryGetValue(option, out var values) ? values : [];
}
