namespace MediaProviders.Commands.Parsing;

/// <summary>The command line is wrong.</summary>
/// <param name="message">What is wrong with which word, and what to type instead. Words are repeated only where they cannot be a secret.</param>
/// <param name="command">The command whose help shows more; null for the help of all.</param>
internal sealed class UsageException(string message, CommandSyntax? command = null) : Exception(message)
{
    /// <summary>The command whose help shows more; null for the help of all.</summary>
    public CommandSyntax? Command { get; } = command;
}
