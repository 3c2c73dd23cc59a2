namespace MediaProviders.Commands.Parsing;

/// <summary>An option of a command.</summary>
/// <param name="Name">With its hyphens: <c>--bot-id</c>.</param>
/// <param name="Value">What stands for its value in the help; null for an option that takes none.</param>
/// <param name="Summary">What it does, as a sentence.</param>
internal sealed record OptionSyntax(string Name, string? Value, string Summary)
{
    /// <summary>True when it may be given more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>True when its value is a path, which shells complete.</summary>
    public bool IsPath { get; init; }

    /// <summary>The option as the help shows it.</summary>
    public string Shown => Value is null ? Name : $"{Name} {Value}";
}
