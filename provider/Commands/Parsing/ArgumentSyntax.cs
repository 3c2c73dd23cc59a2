namespace MediaProviders.Commands.Parsing;

/// <summary>The words that follow a command and are no options.</summary>
/// <param name="Name">What stands for one of them in the help.</param>
/// <param name="Summary">What they are, as a sentence.</param>
internal sealed record ArgumentSyntax(string Name, string Summary)
{
    /// <summary>True when more than one may be given; one is always required.</summary>
    public bool Repeats { get; init; }

    /// <summary>The argument as the help shows it.</summary>
    public string Shown => Repeats ? $"{Name}..." : Name;
}
